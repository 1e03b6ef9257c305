module.exports = {
  // Where the backend-for-frontend listens: ../bff-node/server.js. In a release it is https, on a domain that the
  // console of the mini program lists for wx.request and wx.uploadFile.
  backend: 'http://127.0.0.1:3000',

  // What the app wants nickname and avatar for, as the service's configuration names it.
  purpose: 'profile',
};
