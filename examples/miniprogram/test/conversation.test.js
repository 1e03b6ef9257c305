// Played against a running service through the backend: BACKEND and WECHAT say where backend and simulator listen.
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { test } = require('node:test');
const { APP, Phone } = require('./wx.js');
const { launch, settings } = require('./program.js');

const { BACKEND, WECHAT } = process.env;
const HOME = 'pages/index/index';
const PROFILE = 'pages/profile/profile';

const playing = (name, play) =>
  test(name, { skip: BACKEND && WECHAT ? false : 'waits for BACKEND and WECHAT: see .ci/example' }, play);

// Somebody new, so that no test knows of another.
function somebody(kind = {}) {
  return new Phone({ wechat: WECHAT, person: `somebody-${randomUUID()}`, ...kind });
}

const OLD = { baseLibrary: '2.9.0' };
const MIDDLE = { baseLibrary: '2.20.1' };
const NEW = { baseLibrary: '3.7.0' };

// What happened from the dialog on.
const sinceDialog = (phone) => phone.happened.slice(phone.happened.lastIndexOf('dialog'));

playing('the first launch logs in once, though three pages wait for it', async () => {
  const phone = somebody();
  const program = launch(phone, BACKEND);
  await Promise.all(settings.pages.map((page) => program.open(page)));
  assert.equal(phone.count('login'), 1);
  assert.equal(phone.count('POST /login'), 1);
});

playing('the next launch continues the session with the token that was kept', async () => {
  const phone = somebody();
  const first = await launch(phone, BACKEND).app.passport.login();
  assert.equal(JSON.parse(phone.storage.get('session_token')), first);
  const second = await launch(phone, BACKEND).app.passport.login();
  assert.notEqual(second, first);
  assert.deepEqual(phone.logins.map(({ continued }) => Boolean(continued)), [false, true]);
  assert.equal(JSON.parse(phone.storage.get('session_token')), second);
});

playing('a session that is not valid any more is replaced without a word', async () => {
  const phone = somebody();
  const program = launch(phone, BACKEND);
  await program.app.passport.login();
  program.app.passport.signingIn = Promise.resolve('mps_unknown');
  await program.open(PROFILE);
  assert.equal(phone.count('login'), 2);
});

playing('a code of which nobody knows what became is replaced by a fresh one', async () => {
  const phone = somebody();
  await phone.control('login', { app: APP, person: phone.person }); // WeChat knows them from now on
  await phone.control('faults', { fault: 'RESET_AFTER', person: phone.person, calls: 1 });
  await launch(phone, BACKEND).app.passport.login();
  assert.equal(phone.logins[0].reason, 'REASON_EXCHANGE_UNKNOWN');
  assert.equal(phone.count('login'), 2);
});

playing('a request that cannot be answered now is repeated, a login with its own code', async () => {
  const phone = somebody();
  await phone.control('login', { app: APP, person: phone.person });
  await phone.control('faults', { fault: 'QUOTA_MINUTE', person: phone.person, calls: 1 });
  await launch(phone, BACKEND).app.passport.login();
  assert.equal(phone.count('POST /login'), 2);
  assert.equal(phone.count('login'), 1);
});

playing('the log of launches has the newest first', async () => {
  const phone = somebody();
  phone.storage.set('logs', JSON.stringify([1000, 500]));
  const page = await launch(phone, BACKEND).open('pages/logs/logs');
  const logs = JSON.parse(phone.storage.get('logs'));
  assert.equal(logs.length, 3);
  assert.ok(logs[0] > logs[1] && logs[1] > logs[2]);
  assert.equal(page.data.logs.length, 3);
  assert.match(page.data.logs[2], /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/);
});

playing('a first visit is asked in the words of the backend', async () => {
  const phone = somebody();
  phone.dialog = 'cancel';
  const program = launch(phone, BACKEND);
  await program.open(HOME);
  const { purpose } = (await program.app.passport.consent())[0];
  assert.deepEqual(phone.dialogs, [{
    title: purpose.words.title,
    content: `${purpose.words.content}\n${purpose.words.sharing}`,
    confirmText: purpose.words.confirm,
    cancelText: purpose.words.cancel,
  }]);
});

playing('a client of 2.20.1 collects by wx.getUserProfile, right after the dialog', async () => {
  const phone = somebody(MIDDLE);
  const page = await launch(phone, BACKEND).open(HOME);
  assert.deepEqual(sinceDialog(phone).slice(0, 3), ['dialog', 'getUserProfile', 'POST /profile/fill']);
  assert.equal(phone.descriptions.length, 1);
  assert.ok(phone.descriptions[0].length > 0 && phone.descriptions[0].length <= 30);
  assert.equal(page.data.userInfo.nickName, phone.person);
  assert.ok(page.data.userInfo.avatarUrl.startsWith('https://'));
  assert.equal(page.data.way, '');
});

playing('a client of 3.7.0 collects by the form, and the picture goes to the bucket first', async () => {
  const phone = somebody(NEW);
  const page = await launch(phone, BACKEND).open(HOME);
  assert.equal(page.data.way, 'form');
  assert.ok(page.data.description);
  await phone.choosesAvatar(page);
  await phone.savesForm(page);
  assert.equal(phone.count('upload /upload'), 1);
  assert.equal(page.data.userInfo.nickName, phone.person);
  assert.match(page.data.userInfo.avatarUrl, /^https:\/\/cdn\.example\.com\/avatars\/.+\.png$/);
  assert.equal(page.data.way, '');
  assert.equal(page.data.avatarFile, '');
});

playing('a client of 2.9.0 collects by the getUserInfo button', async () => {
  const phone = somebody(OLD);
  const page = await launch(phone, BACKEND).open(HOME);
  assert.equal(page.data.way, 'button');
  assert.equal(phone.count('getUserInfo'), 0);
  await phone.tapsUserInfoButton(page);
  assert.equal(page.data.userInfo.nickName, phone.person);
  assert.equal(page.data.way, '');
});

playing('who cancels is told that it is fine, is left in peace, and can still tap', async () => {
  const phone = somebody(MIDDLE);
  phone.dialog = 'cancel';
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  const { purpose } = (await program.app.passport.consent())[0];
  assert.equal(page.data.declined, purpose.words.declined);
  assert.equal(page.data.way, 'tap');
  assert.equal(phone.count('getUserProfile'), 0);

  const next = await launch(phone, BACKEND).open(HOME);
  assert.equal(phone.dialogs.length, 1);
  assert.equal(next.data.declined, '');
  assert.equal(next.data.way, 'tap');

  await next.fires('bindtap', {});
  assert.equal(phone.dialogs.length, 2);
  assert.equal(next.data.declined, purpose.words.declined);
  phone.dialog = 'confirm';
  await next.fires('bindtap', {});
  assert.equal(phone.dialogs.length, 3);
  assert.equal(next.data.userInfo.nickName, phone.person);
  assert.equal(next.data.declined, '');
});

playing('between a tap and WeChat no network is asked', async () => {
  const phone = somebody(MIDDLE);
  phone.dialog = 'cancel';
  const page = await launch(phone, BACKEND).open(HOME);
  phone.dialog = 'confirm';
  const before = phone.happened.length;
  await page.fires('bindtap', {});
  assert.deepEqual(phone.happened.slice(before, before + 2), ['dialog', 'getUserProfile']);
});

playing('a no in WeChat’s popup is a refusal', async () => {
  const phone = somebody(MIDDLE);
  phone.popup = 'refuse';
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  const { purpose, stance } = (await program.app.passport.consent())[0];
  assert.equal(stance.last, 'DECISION_REFUSED');
  assert.equal(page.data.declined, purpose.words.declined);
  assert.equal(page.data.way, 'tap');

  await launch(phone, BACKEND).open(HOME);
  assert.equal(phone.dialogs.length, 1);
});

playing('a call that WeChat did not take for a tap is no refusal: the person is asked again', async () => {
  const phone = somebody(MIDDLE);
  phone.tapped = false;
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  const { stance } = (await program.app.passport.consent())[0];
  assert.equal(stance.last ?? 'DECISION_UNSPECIFIED', 'DECISION_UNSPECIFIED');
  assert.equal(page.data.declined, '');
  assert.equal(page.data.way, 'tap');

  phone.tapped = true;
  const next = await launch(phone, BACKEND).open(HOME);
  assert.equal(phone.dialogs.length, 2);
  assert.equal(next.data.userInfo.nickName, phone.person);
});

playing('a dialog that could not be shown is no refusal either', async () => {
  const phone = somebody(MIDDLE);
  phone.dialog = 'fail';
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  const { stance } = (await program.app.passport.consent())[0];
  assert.equal(stance.last ?? 'DECISION_UNSPECIFIED', 'DECISION_UNSPECIFIED');
  assert.equal(page.data.declined, '');
  assert.equal(page.data.way, 'tap');
});

playing('a form that is closed is taken for neither yes nor no', async () => {
  const phone = somebody(NEW);
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  await page.later();
  const { stance } = (await program.app.passport.consent())[0];
  assert.equal(stance.last, 'DECISION_DISMISSED');
  assert.equal(page.data.declined, '');
  assert.equal(page.data.way, 'tap');
});

playing('a nickname that cannot be kept is said so, and the form stays', async () => {
  const phone = somebody(NEW);
  const page = await launch(phone, BACKEND).open(HOME);
  await phone.savesForm(page, 'x'.repeat(65));
  assert.equal(page.data.way, 'form');
  assert.equal(page.data.trouble, '昵称最多 64 个字。');
  assert.equal(page.data.userInfo, null);
  await phone.savesForm(page, '小明');
  assert.equal(page.data.userInfo.nickName, '小明');
  assert.equal(page.data.trouble, '');
});

playing('who gave a nickname only is shown it, and can add the picture with a tap', async () => {
  const phone = somebody(NEW);
  const page = await launch(phone, BACKEND).open(HOME);
  await phone.savesForm(page, '小红');
  assert.deepEqual(page.data.userInfo, { nickName: '小红', avatarUrl: '' });
  assert.equal(page.data.way, 'tap');
  await page.fires('bindtap', {});
  assert.equal(phone.dialogs.length, 1);
  await phone.choosesAvatar(page);
  await phone.savesForm(page, '');
  assert.equal(page.data.userInfo.nickName, '小红');
  assert.ok(page.data.userInfo.avatarUrl);
});

playing('who has not agreed to the privacy agreement is asked that first', async () => {
  const phone = somebody({ ...NEW, privacyAgreed: false });
  const page = await launch(phone, BACKEND).open(HOME);
  assert.deepEqual(sinceDialog(phone).slice(0, 2), ['dialog', 'privacy']);
  assert.equal(page.data.way, 'form');
});

playing('who does not agree to the privacy agreement has not refused', async () => {
  const phone = somebody({ ...NEW, privacyAgreed: false });
  phone.popup = 'refuse';
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  const { stance } = (await program.app.passport.consent())[0];
  assert.equal(stance.last ?? 'DECISION_UNSPECIFIED', 'DECISION_UNSPECIFIED');
  assert.equal(page.data.declined, '');
  assert.equal(page.data.way, 'tap');
});

playing('at the second launch the profile is known, and nobody is asked', async () => {
  const phone = somebody(MIDDLE);
  await launch(phone, BACKEND).open(HOME);
  const page = await launch(phone, BACKEND).open(HOME);
  assert.equal(phone.dialogs.length, 1);
  assert.equal(phone.count('getUserProfile'), 1);
  assert.equal(page.data.userInfo.nickName, phone.person);
  assert.equal(page.data.way, '');
});

playing('getUserInfo answers from globalData first, with and without a callback', async () => {
  const phone = somebody(MIDDLE);
  const { app } = launch(phone, BACKEND);
  let told;
  const found = await app.getUserInfo((userInfo) => {
    told = userInfo;
  });
  assert.equal(told.nickName, phone.person);
  assert.equal(found, told);

  const before = phone.happened.length;
  let at_once;
  app.getUserInfo((userInfo) => {
    at_once = userInfo;
  });
  assert.equal(at_once, app.globalData.userInfo);
  assert.equal(await app.getUserInfo(), app.globalData.userInfo);
  assert.equal(phone.happened.length, before);
});

playing('getUserInfo without a callback asks as well; several who wait get one question', async () => {
  const phone = somebody(MIDDLE);
  const { app } = launch(phone, BACKEND);
  const answers = await Promise.all([app.getUserInfo(), app.getUserInfo(), app.getUserInfo()]);
  assert.equal(phone.dialogs.length, 1);
  for (const userInfo of answers) assert.equal(userInfo.nickName, phone.person);
});

playing('getUserInfo calls back with null where nothing came of it', async () => {
  const phone = somebody(MIDDLE);
  phone.dialog = 'cancel';
  let told = 'nothing';
  await launch(phone, BACKEND).app.getUserInfo((userInfo) => {
    told = userInfo;
  });
  assert.equal(told, null);
});

playing('the profile page shows what is known when it loads, and asks nobody', async () => {
  const phone = somebody(MIDDLE);
  const stranger = await launch(phone, BACKEND).open(PROFILE);
  assert.equal(stranger.data.userInfo, null);
  assert.equal(phone.dialogs.length, 0);

  await launch(phone, BACKEND).open(HOME);
  const page = await launch(phone, BACKEND).open(PROFILE);
  assert.equal(page.data.userInfo.nickName, phone.person);
  assert.deepEqual(page.data.items.map(({ purpose, granted }) => [purpose, granted]), [['profile', true]]);
  assert.equal(phone.dialogs.length, 1);
});

playing('who takes the consent back is forgotten, and the first page has its button again', async () => {
  const phone = somebody(MIDDLE);
  const program = launch(phone, BACKEND);
  const home = await program.open(HOME);
  const page = await program.open(PROFILE);
  await page.withdraw({ currentTarget: { dataset: { purpose: 'profile' } } });
  assert.equal(page.data.userInfo, null);
  assert.equal(page.data.items[0].granted, false);
  home.onShow();
  assert.equal(home.data.userInfo, null);
  assert.equal(home.data.way, 'tap');

  await launch(phone, BACKEND).open(HOME);
  assert.equal(phone.dialogs.length, 1);
});

playing('the receipt can be carried away', async () => {
  const phone = somebody(MIDDLE);
  const program = launch(phone, BACKEND);
  await program.open(HOME);
  const page = await program.open(PROFILE);
  await page.copyReceipt();
  const receipt = JSON.parse(phone.clipboard);
  const { keys } = await (await fetch(`${BACKEND}/receipt/keys`)).json();
  const { verified } = await import('../../receipt-verifier/receipt.js');
  const { entries } = verified(receipt, keys);
  assert.deepEqual(entries.map(({ decision, library }) => [decision, library]), [['GRANTED', '2.20.1']]);
});

playing('without a network nothing is lost: a tap tries again', async () => {
  const phone = somebody(MIDDLE);
  phone.offline = true;
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  assert.equal(page.data.trouble, '网络不太好，请稍后再试。');
  assert.equal(page.data.way, 'tap');
  phone.offline = false;
  await page.fires('bindtap', {});
  assert.equal(page.data.userInfo.nickName, phone.person);
  assert.equal(page.data.trouble, '');
});

playing('nothing is written to the console in all of this', async () => {
  const phone = somebody(NEW);
  const program = launch(phone, BACKEND);
  const page = await program.open(HOME);
  await phone.choosesAvatar(page);
  await phone.savesForm(page);
  await program.open(PROFILE);
  assert.deepEqual(program.written, []);
});
