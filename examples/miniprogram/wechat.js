// Calls into WeChat as promises that never fail: a callback's result is what it is.

// The backend's words in WeChat's dialog: {confirm} or {cancel}, or {errMsg, errno} if it could not be shown.
function modal(words) {
  return new Promise((resolve) => wx.showModal({
    title: words.title,
    content: words.content + (words.sharing ? '\n' + words.sharing : ''),
    confirmText: words.confirm,
    cancelText: words.cancel,
    success: resolve,
    fail: resolve,
  }));
}

// {userInfo, rawData, signature, …}, or {errMsg, errno}.
function userProfile(desc) {
  return new Promise((resolve) => wx.getUserProfile({ desc, success: resolve, fail: resolve }));
}

// WeChat's own question about privacy: null once it is answered with yes, else {errMsg, errno}.
function privacyFailure() {
  return new Promise((resolve) => {
    if (!wx.requirePrivacyAuthorize) {
      resolve(null);
      return;
    }
    wx.requirePrivacyAuthorize({ success: () => resolve(null), fail: resolve });
  });
}

// What WeChat said, word by word: what it means is for the backend to judge.
function failure(callback) {
  return { err_msg: (callback.errMsg || '').slice(0, 512), errno: callback.errno || 0 };
}

// The strongest evidence that the callback brings.
function source(callback) {
  if (callback.signature) return { signed: { raw_data: callback.rawData, signature: callback.signature } };
  if (callback.encryptedData) return { sealed: { encrypted_data: callback.encryptedData, iv: callback.iv } };
  const info = callback.userInfo;
  return {
    plain: {
      nick_name: info.nickName || '',
      avatar_url: info.avatarUrl || '',
      gender: info.gender || 0,
      country: info.country || '',
      province: info.province || '',
      city: info.city || '',
      language: info.language || '',
    },
  };
}

module.exports = { modal, userProfile, privacyFailure, failure, source };
