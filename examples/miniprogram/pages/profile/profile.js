const app = getApp();

Page({
  data: {
    userInfo: null,
    items: [],
    trouble: false,
  },

  // Shows what is known, at once; asks the person nothing.
  onLoad() {
    this.setData({ userInfo: app.globalData.userInfo });
    return this.attempt(async () => {
      this.setData({ userInfo: await app.knownUserInfo() });
      await this.showConsent();
    });
  },

  withdraw(event) {
    return this.attempt(async () => {
      await app.passport.withdraw(event.currentTarget.dataset.purpose);
      await this.forget();
    });
  },

  erase() {
    return this.attempt(async () => {
      await app.passport.erase();
      await this.forget();
    });
  },

  copyReceipt() {
    return this.attempt(async () => {
      const answer = await app.passport.receipt();
      wx.setClipboardData({ data: answer.receipt ? JSON.stringify(answer.receipt) : '' });
    });
  },

  // What was taken back or erased is shown nowhere any more.
  async forget() {
    await app.asking.settle('');
    this.setData({ userInfo: app.globalData.userInfo });
    await this.showConsent();
  },

  async showConsent() {
    const items = await app.passport.consent();
    this.setData({
      items: items.map((item) => ({
        purpose: item.purpose.purpose_id,
        title: item.purpose.words.title,
        content: (item.agreed || item.purpose.words).content,
        granted: Boolean(item.agreed),
      })),
    });
  },

  async attempt(action) {
    let trouble = false;
    try {
      await action();
    } catch (_) {
      trouble = true;
    }
    this.setData({ trouble });
  },
});
