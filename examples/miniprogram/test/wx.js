// A phone with one mini program open: the `wx` of the client it has, and a person who does what a test says. What WeChat
// would do is done by the simulator; requests go to a real backend.

const APP = 'wx1234567890abcdef';
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

function atLeast(version, since) {
  const numbers = [version, since].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    if (numbers[0][at] !== numbers[1][at]) return numbers[0][at] > numbers[1][at];
  }
  return true;
}

// The first base library with what wx.canIUse is asked for.
const SINCE = {
  'open-data.type.userNickName': '1.4.0',
  'button.open-type.getUserInfo': '1.3.0',
  'button.open-type.chooseAvatar': '2.21.2',
  'input.type.nickname': '2.21.2',
};

class Phone {
  constructor({ wechat, person, baseLibrary = '3.7.0', platform = 'ios', environment = 'release', privacyAgreed = true }) {
    Object.assign(this, { wechat, person, baseLibrary, platform, environment, privacyAgreed });
    this.storage = new Map();
    this.dialog = 'confirm'; // or 'cancel', or 'fail'
    this.popup = 'accept'; // or 'refuse', or 'dismiss'
    this.tapped = true;
    this.offline = false;
    this.happened = []; // names of what was called and asked, in order
    this.dialogs = []; // what wx.showModal was given
    this.descriptions = []; // `desc` of wx.getUserProfile
    this.logins = []; // outcomes of the backend's login
    this.clipboard = '';
    this.files = new Set();
    this.wx = this.api();
  }

  count(what) {
    return this.happened.filter((name) => name === what).length;
  }

  // What a client of this kind has.
  api() {
    const has = (since) => atLeast(this.baseLibrary, since);
    return {
      ...this.always(),
      ...(has('2.2.2') && { getAccountInfoSync: () => ({ miniProgram: this.account() }) }),
      ...(has('2.20.1') && {
        getAppBaseInfo: () => ({ SDKVersion: this.baseLibrary, version: '8.0.50', language: 'zh_CN' }),
        getDeviceInfo: () => ({ platform: this.platform }),
      }),
      ...(has('2.10.4') && { getUserProfile: (call) => this.getUserProfile(call) }),
      ...(has('2.32.3') && {
        getPrivacySetting: ({ success }) => success({ needAuthorization: !this.privacyAgreed }),
        requirePrivacyAuthorize: (call) => this.requirePrivacyAuthorize(call),
      }),
    };
  }

  always() {
    return {
      getStorageSync: (key) => (this.storage.has(key) ? JSON.parse(this.storage.get(key)) : ''),
      setStorageSync: (key, value) => this.storage.set(key, JSON.stringify(value)),
      getSystemInfoSync: () => ({
        SDKVersion: this.baseLibrary, platform: this.platform, version: '7.0.10', language: 'zh_CN' }),
      canIUse: (what) => what in SINCE && atLeast(this.baseLibrary, SINCE[what]),
      login: (call) => this.login(call),
      request: (call) => this.request(call),
      uploadFile: (call) => this.uploadFile(call),
      showModal: (call) => this.showModal(call),
      setClipboardData: ({ data }) => {
        this.clipboard = data;
      },
    };
  }

  account() {
    return atLeast(this.baseLibrary, '2.10.2')
      ? { appId: APP, envVersion: this.environment, version: this.environment === 'release' ? '1.0.0' : '' }
      : { appId: APP };
  }

  async control(path, body) {
    const answer = await fetch(`${this.wechat}/control/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    return said;
  }

  // What a callback of this client would get.
  asks(call) {
    return this.control(`phone/${call}`, {
      app: APP,
      person: this.person,
      base_library: this.baseLibrary,
      platform: this.platform,
      environment: this.environment,
      person_does: this.popup,
      privacy_agreed: this.privacyAgreed,
      tapped: this.tapped,
    });
  }

  async login({ success, fail }) {
    this.happened.push('login');
    try {
      success({ errMsg: 'login:ok', ...(await this.control('login', { app: APP, person: this.person })) });
    } catch {
      fail({ errMsg: 'login:fail' });
    }
  }

  async request({ url, method, data, header, success, fail }) {
    this.happened.push(`${method} ${new URL(url).pathname}`);
    const body = method === 'GET' ? undefined : JSON.stringify(data);
    await this.fetched(url, { method, headers: { 'content-type': 'application/json', ...header }, body }, 'request', fail,
      (answer, text) => {
        const said = JSON.parse(text);
        if (url.endsWith('/login')) this.logins.push(said[said.outcome] ?? said);
        success({ ...answer, data: said });
      });
  }

  async uploadFile({ url, filePath, name, header, success, fail }) {
    this.happened.push(`upload ${new URL(url).pathname}`);
    if (!this.files.has(filePath)) {
      fail({ errMsg: 'uploadFile:fail file not found' });
      return;
    }
    const body = new FormData();
    body.append(name, new Blob([PIXEL], { type: 'image/png' }), 'avatar.png');
    await this.fetched(url, { method: 'POST', headers: header, body }, 'uploadFile', fail,
      (answer, text) => success({ ...answer, data: text }));
  }

  async fetched(url, options, call, fail, success) {
    let answer;
    let text;
    try {
      if (this.offline) throw new Error('offline');
      answer = await fetch(url, options);
      text = await answer.text();
    } catch {
      fail({ errMsg: `${call}:fail` });
      return;
    }
    success({ statusCode: answer.status, header: Object.fromEntries(answer.headers) }, text);
  }

  showModal({ success, fail, ...shown }) {
    this.happened.push('dialog');
    if (shown.confirmText.length > 4 || shown.cancelText.length > 4) {
      fail({ errMsg: 'showModal:fail confirmText length should not larger than 4 Chinese characters' });
      return;
    }
    this.dialogs.push(shown);
    if (this.dialog === 'fail') {
      fail({ errMsg: 'showModal:fail' });
    } else {
      success({ errMsg: 'showModal:ok', confirm: this.dialog === 'confirm', cancel: this.dialog === 'cancel' });
    }
  }

  async getUserProfile({ desc, success, fail }) {
    this.happened.push('getUserProfile');
    this.descriptions.push(desc);
    const callback = await this.asks('get-user-profile');
    (callback.userInfo ? success : fail)(callback);
  }

  requirePrivacyAuthorize({ success, fail }) {
    this.happened.push('privacy');
    if (this.popup === 'accept') {
      this.privacyAgreed = true;
      success({ errMsg: 'requirePrivacyAuthorize:ok' });
    } else {
      fail({ errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized', errno: 104 });
    }
  }

  // The person taps on WeChat's own button.
  async tapsUserInfoButton(page) {
    this.happened.push('getUserInfo');
    return page.fires('bindgetuserinfo', { detail: await this.asks('get-user-info') });
  }

  // The person picks a picture; the file it is in goes away with the visit.
  async choosesAvatar(page) {
    const callback = await this.asks('choose-avatar');
    if (!callback.avatarUrl) return;
    this.files.add(callback.avatarUrl);
    await page.fires('bindchooseavatar', { detail: { avatarUrl: callback.avatarUrl } });
  }

  // The person takes over their nickname, or types one, and saves the form.
  async savesForm(page, typed) {
    const nickname = typed === undefined ? (await this.asks('nickname')).value : typed;
    return page.fires('bindsubmit', { detail: { value: { nickname } } });
  }
}

module.exports = { APP, Phone };
