// The conversation with a backend that answers what a test says.
const assert = require('node:assert/strict');
const test = require('node:test');
const { Phone } = require('./wx.js');
const { launch } = require('./program.js');

const WORDS = { title: 't', content: 'c', confirm: '好', cancel: '不', declined: 'fine' };
const PROFILE = { nickname: { value: 'Alice' }, avatar: { url: 'https://cdn.example.com/a.png' } };
const collection = (capability) => ({ prompt_id: 'p', capability, description: 'd' });
const asks = (capability) => ({
  outcome: 'ask', ask: { questions: [{ words: WORDS }], collection: collection(capability) }, profile: {} });
const collects = (capability) => ({
  outcome: 'collect', collect: { purpose_ids: ['profile'], collection: collection(capability) }, profile: {} });
const told = (outcome, profile = {}) => ({ outcome, [outcome]: {}, profile });

// The first page of a mini program whose backend gives these answers, and what it was asked.
async function visit(answers, phone = new Phone({ person: 'alice' })) {
  phone.offline = true;
  const { app, open } = launch(phone, 'http://backend.invalid');
  const calls = [];
  const say = (name) => async (...said) => {
    calls.push(structuredClone([name, ...said])); // out of the realm of the program
    const answer = answers[name];
    return typeof answer === 'function' ? answer(...said) : answer;
  };
  for (const name of ['prompt', 'answer', 'fill', 'consent', 'loginAnew', 'upload']) app.passport[name] = say(name);
  const page = await open('pages/index/index');
  return { app, page, phone, calls, called: (name) => calls.filter(([call]) => call === name) };
}

test('where WeChat shows it by itself, it does, and nobody is asked', async () => {
  const { page, phone } = await visit({ prompt: told('show') });
  assert.equal(page.data.way, 'show');
  assert.equal(phone.dialogs.length, 0);
});

test('where there is no way, there is no button', async () => {
  const { page } = await visit({ prompt: told('no_way') });
  assert.equal(page.data.way, '');
});

test('what is known is shown, whatever the outcome', async () => {
  const { page } = await visit({ prompt: told('quiet', PROFILE) });
  assert.deepEqual(page.data.userInfo, { nickName: 'Alice', avatarUrl: 'https://cdn.example.com/a.png' });
});

test('who agreed before is not asked again, and nothing pops up before they tap', async () => {
  const { page, phone, called } = await visit({
    prompt: collects('CAPABILITY_FORM'),
    fill: { outcome: 'filled', filled: { profile: PROFILE } },
  });
  assert.equal(page.data.way, 'tap');
  await page.fires('bindtap', {});
  assert.equal(page.data.way, 'form');
  assert.equal(phone.dialogs.length, 0);
  await phone.savesForm(page, 'Alice');
  assert.deepEqual(called('fill'), [['fill', { form: { nickname: 'Alice', avatar_url: '' } }, '']]);
});

test('where only the yes is wanted, it is given without collecting', async () => {
  let said = false;
  const { page, called } = await visit({
    prompt: () => (said ? told('not_needed', PROFILE) : asks('CAPABILITY_NONE')),
    answer: () => {
      said = true;
      return { outcome: 'recorded', recorded: { decision: 'DECISION_GRANTED' } };
    },
  });
  assert.deepEqual(called('answer'), [['answer', 'p', { granted: {} }]]);
  assert.equal(page.data.userInfo.nickName, 'Alice');
  assert.equal(page.data.declined, '');
});

test('WeChat’s words go to the backend as they are', async () => {
  const { page, called } = await visit({
    prompt: asks('CAPABILITY_GET_USER_INFO_BUTTON'),
    answer: { outcome: 'no_answer', no_answer: { cause: 'NOT_ANSWERED_UNKNOWN' } },
  });
  await page.gotUserInfo({ detail: { errMsg: 'getUserInfo:fail something NEW', errno: 7 } });
  assert.deepEqual(called('answer'), [['answer', 'p', { failed: { err_msg: 'getUserInfo:fail something NEW', errno: 7 } }]]);
  assert.equal(page.data.declined, '');
  assert.equal(page.data.way, 'tap');
});

test('who agreed before and now refuses in WeChat’s popup is told that it is fine', async () => {
  const phone = new Phone({ person: 'alice' });
  phone.wx.getUserProfile = ({ fail }) => fail({ errMsg: 'getUserProfile:fail auth deny' });
  const { page } = await visit({
    prompt: collects('CAPABILITY_GET_USER_PROFILE'),
    answer: { outcome: 'recorded', recorded: { decision: 'DECISION_REFUSED' } },
    consent: [{ purpose: { purpose_id: 'profile', words: WORDS } }],
  }, phone);
  await page.fires('bindtap', {});
  assert.equal(page.data.declined, 'fine');
  assert.equal(page.data.way, 'tap');
});

test('the strongest evidence is sent: signed, else encrypted, else what the client says', async () => {
  const userInfo = { nickName: 'Alice', avatarUrl: 'https://a.example/1', gender: 0 };
  const sent = async (detail) => {
    const { page, called } = await visit({
      prompt: asks('CAPABILITY_GET_USER_INFO_BUTTON'), fill: { outcome: 'filled', filled: { profile: PROFILE } } });
    await page.gotUserInfo({ detail: { userInfo, ...detail } });
    return Object.keys(called('fill')[0][1])[0];
  };
  assert.equal(await sent({ rawData: '{}', signature: 's', encryptedData: 'e', iv: 'i' }), 'signed');
  assert.equal(await sent({ encryptedData: 'e', iv: 'i' }), 'sealed');
  assert.equal(await sent({}), 'plain');
});

test('data that counts for nothing is no refusal: a new login, and the button again', async () => {
  const { page, called } = await visit({
    prompt: asks('CAPABILITY_GET_USER_INFO_BUTTON'),
    fill: { outcome: 'user_data_flawed', user_data_flawed: { reason: 'REASON_SIGNATURE_MISMATCH' } },
  });
  await page.gotUserInfo({ detail: { userInfo: {}, rawData: '{}', signature: 's' } });
  assert.equal(called('loginAnew').length, 1);
  assert.equal(called('answer').length, 0);
  assert.equal(page.data.way, 'tap');
});

test('an outdated prompt is replaced before the next tap', async () => {
  const { page, called } = await visit({
    prompt: asks('CAPABILITY_FORM'),
    fill: { outcome: 'prompt_outdated', prompt_outdated: { reason: 'REASON_WORDS_CHANGED' } },
  });
  const before = called('prompt').length;
  await page.save({ detail: { value: { nickname: 'Alice' } } });
  assert.equal(called('prompt').length, before + 1);
  assert.equal(page.data.way, 'tap');
});

test('a picture that could not be uploaded leaves the form as it is', async () => {
  const { page, called } = await visit({
    prompt: asks('CAPABILITY_FORM'),
    upload: async () => {
      throw new Error('offline');
    },
  });
  await page.choseAvatar({ detail: { avatarUrl: 'wxfile://tmp_1.jpg' } });
  await page.save({ detail: { value: { nickname: 'Alice' } } });
  assert.equal(page.data.way, 'form');
  assert.equal(page.data.avatarFile, 'wxfile://tmp_1.jpg');
  assert.ok(page.data.trouble);
  assert.equal(called('fill').length, 0);
});

test('what is saved after it was kept counts for nothing', async () => {
  const { page, called } = await visit({
    prompt: asks('CAPABILITY_FORM'), fill: { outcome: 'filled', filled: { profile: PROFILE } } });
  const event = { detail: { value: { nickname: 'Alice' } } };
  await page.save(event);
  await page.save(event);
  assert.equal(called('fill').length, 1);
});
