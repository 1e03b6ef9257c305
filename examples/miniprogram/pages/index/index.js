const app = getApp();

const TROUBLES = {
  NOT_NOW: '网络不太好，请稍后再试。',
  NOT_UPLOADED: '头像没有上传成功，请再试一次。',
  REASON_EMPTY: '请选择头像或填写昵称。',
  REASON_TOO_LONG: '昵称最多 64 个字。',
  OTHER: '请换一个昵称或头像。',
};

Page({
  data: {
    userInfo: null,
    way: '',
    description: '',
    declined: '',
    trouble: '',
    avatarFile: '',
  },

  // The profile if it is known; else whatever the backend says is to be done about it.
  onLoad() {
    this.setData({ userInfo: app.globalData.userInfo });
    return this.follow(app.getUserInfo());
  },

  onShow() {
    this.show();
  },

  tap() {
    return this.follow(app.asking.tapped());
  },

  gotUserInfo(event) {
    return this.follow(app.asking.received(event.detail));
  },

  choseAvatar(event) {
    if (event.detail.avatarUrl) this.setData({ avatarFile: event.detail.avatarUrl });
  },

  save(event) {
    return this.follow(app.asking.submitted(event.detail.value.nickname || '', this.data.avatarFile));
  },

  later() {
    return this.follow(app.asking.dismissed());
  },

  async follow(conversation) {
    await conversation.catch(() => app.asking.interrupted());
    this.show();
  },

  show() {
    const view = app.asking.view;
    this.setData(Object.assign({}, view, {
      userInfo: app.globalData.userInfo,
      trouble: view.trouble && (TROUBLES[view.trouble] || TROUBLES.OTHER),
      avatarFile: view.way === 'form' ? this.data.avatarFile : '',
    }));
  },
});
