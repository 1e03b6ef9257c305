const Asking = require('./asking.js');
const Passport = require('./passport.js');

const LOGS = 100;

// Nickname and avatar as WeChat spells them; null if neither is known.
function userInfoOf(profile) {
  const nickname = profile.nickname;
  const avatar = profile.avatar;
  return nickname || avatar
    ? { nickName: nickname ? nickname.value : '', avatarUrl: avatar ? avatar.url : '' }
    : null;
}

App({
  globalData: {
    userInfo: null,
  },

  onLaunch(options) {
    const logs = wx.getStorageSync('logs') || [];
    logs.unshift(Date.now());
    wx.setStorageSync('logs', logs.slice(0, LOGS));

    this.passport = new Passport(options.scene);
    this.asking = new Asking(this.passport, (profile) => this.know(profile));
    this.passport.login().catch(() => {
      // The first page that needs it begins it anew.
    });
  },

  // What is known: from globalData first, else from the backend, which asks the person if it may. Calls back, and
  // resolves, with null if that came to nothing; app.asking.view says what to show then.
  getUserInfo(callback) {
    const answer = (userInfo) => {
      if (typeof callback === 'function') callback(userInfo);
      return userInfo;
    };
    return this.globalData.userInfo
      ? Promise.resolve(answer(this.globalData.userInfo))
      : this.asking.begin().then(() => answer(this.globalData.userInfo));
  },

  // The same, and nobody is asked.
  async knownUserInfo() {
    if (!this.globalData.userInfo) this.know(await this.passport.profile());
    return this.globalData.userInfo;
  },

  know(profile) {
    if (profile) this.globalData.userInfo = userInfoOf(profile);
  },
});
