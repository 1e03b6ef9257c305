// The mini program's side of the backend: signs the person in, once, and carries what they say.
const client = require('./client.js');
const config = require('./config.js');
const http = require('./http.js');

const TOKEN = 'session_token';
const CODES = 3;

function freshCode() {
  return new Promise((resolve, reject) => {
    wx.login({ success: (result) => resolve(result.code), fail: (failure) => reject(new Error(failure.errMsg)) });
  });
}

class Passport {
  // `scene`: where the mini program was opened from, as WeChat numbers it.
  constructor(scene) {
    this.scene = scene;
    this.signingIn = null;
  }

  // The session token. Whoever waits, waits for the same login; one that failed is begun anew by the next who asks.
  login() {
    if (!this.signingIn) {
      const begun = this.signIn(CODES);
      begun.catch(() => {
        if (this.signingIn === begun) this.signingIn = null;
      });
      this.signingIn = begun;
    }
    return this.signingIn;
  }

  // A new login, and with it a session key that WeChat has not replaced. It belongs before a tap, never after it.
  loginAnew() {
    this.signingIn = null;
    return this.login();
  }

  async signIn(codes) {
    const body = { code: await freshCode(), current_token: wx.getStorageSync(TOKEN) || '' };
    const answer = await http.request('POST', '/login', body, '', http.newRequestId());
    const outcome = answer.data.outcome;
    if (outcome === 'signed_in') {
      const token = answer.data.signed_in.session_token;
      wx.setStorageSync(TOKEN, token);
      return token;
    }
    if (outcome === 'code_rejected' && codes > 1) {
      const wait = answer.data.code_rejected.wait_before_login || {};
      await http.pause(Number(wait.seconds || 0));
      return this.signIn(codes - 1);
    }
    throw new Error('no login: ' + (outcome || answer.statusCode));
  }

  // What `send` gets with the token; with that of a new login if the session has ended.
  async signedIn(send) {
    const session = this.login();
    let answer = await send(await session);
    if (answer.statusCode === 401) {
      if (this.signingIn === session) this.signingIn = null;
      answer = await send(await this.login());
    }
    if (answer.statusCode !== 200) throw new Error('the backend answered ' + answer.statusCode);
    return answer.data;
  }

  call(method, path, data) {
    const id = http.newRequestId();
    return this.signedIn((token) => http.request(method, path, data, token, id));
  }

  // Whether the person may be asked, and how: TRIGGER_UNPROMPTED or TRIGGER_USER_ACTION.
  async prompt(trigger) {
    return this.call('POST', '/prompt', {
      purpose_ids: [config.purpose],
      client: await client.facts(this.scene),
      trigger,
      language: client.language(),
    });
  }

  answer(promptId, given) {
    return this.call('POST', '/answer', Object.assign({ prompt_id: promptId }, given));
  }

  fill(source, promptId) {
    return this.call('POST', '/profile/fill', Object.assign(
      { purpose_id: config.purpose }, promptId && { prompt_id: promptId }, source));
  }

  // The URL of a picture that chooseAvatar left in a temporary file.
  async upload(filePath) {
    const id = http.newRequestId();
    const answer = await this.signedIn((token) => http.upload('/upload', filePath, token, id));
    return answer.stored.url;
  }

  async profile() {
    return (await this.call('GET', '/profile')).profile;
  }

  async erase() {
    return this.call('POST', '/profile/erase', {});
  }

  // How the person stands to every purpose: {purpose, stance, agreed}.
  async consent() {
    return (await this.call('GET', '/consent?language=' + client.language())).list.items || [];
  }

  withdraw(purposeId) {
    return this.call('POST', '/consent/withdraw', { purpose_id: purposeId });
  }

  receipt() {
    return this.call('GET', '/receipt');
  }
}

module.exports = Passport;
