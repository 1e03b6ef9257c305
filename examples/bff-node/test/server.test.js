import assert from 'node:assert/strict';
import test from 'node:test';
import { bucket } from '../bucket.js';
import { backend } from '../server.js';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

// Plays `play` against a backend over a service of which a test says what it answers.
async function over(service, play, options = {}) {
  const asked = [];
  const written = [];
  const pictures = bucket();
  const passport = new Proxy({}, {
    get: (_, call) => async (request) => {
      asked.push({ call, ...request });
      return service[call](request);
    },
  });
  const server = backend(passport, 'wx1', { ...options, pictures, log: (...words) => written.push(words.join(' ')) });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${server.address().port}`;
  const send = (path, body, headers = {}) =>
    fetch(base + path, {
      method: body === undefined ? 'GET' : 'POST',
      body: typeof body === 'object' && !(body instanceof FormData) ? JSON.stringify(body) : body,
      headers: { authorization: 'Bearer mps_token', ...headers },
    });
  try {
    await play({ send, asked, written, pictures });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const failing = (code) => ({
  readProfile: async () => {
    throw Object.assign(new Error('14 told by the service'), { code, details: 'told by the service' });
  },
});

test('a login gives the client its token, and no id of the person', () =>
  over(
    { login: () => ({
      outcome: 'signed_in',
      signed_in: { session_token: 'mps_new', continued: true, session: { open_id: 'oAlice', account_id: 'a' } },
    }) },
    async ({ send, asked }) => {
      const answer = await send('/login', { code: 'c0de', current_token: 'mps_old', app_id: 'wx2' });
      assert.equal(answer.status, 200);
      assert.deepEqual(await answer.json(), {
        outcome: 'signed_in', signed_in: { session_token: 'mps_new', continued: true } });
      const { call, app_id, code, current_token } = asked[0];
      assert.deepEqual([call, app_id, code, current_token], ['login', 'wx1', 'c0de', 'mps_old']);
    },
  ));

test('token and app are the backend’s to say, whatever the body says', () =>
  over({ readProfile: () => ({ outcome: 'profile', profile: {} }),
    eraseProfile: () => ({ outcome: 'erased', erased: {} }) }, async ({ send, asked }) => {
    await send('/profile');
    await send('/profile/erase', { app_id: 'wx2', session_token: 'mps_other', categories: [] });
    for (const { app_id, session_token } of asked) assert.deepEqual([app_id, session_token], ['wx1', 'mps_token']);
  }));

test('a request that is repeated has the same id, and not in the client’s words', () =>
  over({ answerPrompt: () => ({ outcome: 'recorded', recorded: {} }) }, async ({ send, asked }) => {
    const body = { prompt_id: 'p', refused: { surface: 'SURFACE_OWN_DIALOG' } };
    await send('/answer', body, { 'x-request-id': 'alice-1' });
    await send('/answer', body, { 'x-request-id': 'alice-1' });
    await send('/answer', body, { 'x-request-id': 'alice-2' });
    await send('/answer', body);
    const ids = asked.map(({ request_id }) => request_id);
    assert.equal(ids[0], ids[1]);
    assert.equal(new Set(ids).size, 3);
    for (const id of ids) {
      assert.match(id, /^[A-Za-z0-9_-]{8,64}$/);
      assert.doesNotMatch(id, /alice/);
    }
    assert.deepEqual(asked[0].refused, { surface: 'SURFACE_OWN_DIALOG' });
    assert.ok(!('granted' in asked[0]));
  }));

test('a yes goes along with the data only if the client names its prompt', () =>
  over({ fillProfile: () => ({ outcome: 'filled', filled: {} }) }, async ({ send, asked }) => {
    const form = { nickname: 'Alice' };
    await send('/profile/fill', { purpose_id: 'profile', prompt_id: 'p', form }, { 'x-request-id': 'once' });
    await send('/profile/fill', { purpose_id: 'profile', form });
    assert.equal(asked[0].grant.prompt_id, 'p');
    assert.match(asked[0].grant.request_id, /^[A-Za-z0-9_-]{43}$/);
    assert.ok(!('grant' in asked[1]));
  }));

test('a session that is not valid is 401, a service that cannot now is 503 with a time', async () => {
  await over({ readProfile: () => ({ outcome: 'not_valid', not_valid: { reason: 'REASON_REVOKED' } }) },
    async ({ send }) => assert.equal((await send('/profile')).status, 401));
  for (const [code, status] of [[3, 400], [4, 504], [8, 503], [14, 503], [13, 500], [5, 500]]) {
    await over(failing(code), async ({ send }) => {
      const answer = await send('/profile');
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('retry-after'), status > 500 ? '1' : null);
    });
  }
});

test('a picture is stored for who is signed in, and deleted when it is replaced', () =>
  over({ validate: () => ({ outcome: 'valid', valid: {} }),
    fillProfile: ({ form }) => ({ outcome: 'filled', filled: { profile: {}, picture_to_delete: form.avatar_url } }) },
  async ({ send, pictures }) => {
    const body = new FormData();
    body.append('file', new Blob([PNG]), 'a.png');
    const { stored } = await (await send('/upload', body)).json();
    assert.match(stored.url, /^https:\/\/cdn\.example\.com\/avatars\/[0-9a-f-]{36}\.png$/);
    assert.ok(pictures.has(stored.url));
    const filled = await (await send('/profile/fill', { purpose_id: 'p', form: { avatar_url: stored.url } })).json();
    assert.deepEqual(filled.filled, { profile: {} });
    assert.ok(!pictures.has(stored.url));
  }));

test('nothing is stored for a stranger, and nothing that is no picture', async () => {
  const body = (bytes) => {
    const form = new FormData();
    form.append('file', new Blob([bytes]), 'a.png');
    return form;
  };
  await over({ validate: () => ({ outcome: 'not_valid', not_valid: {} }) },
    async ({ send }) => assert.equal((await send('/upload', body(PNG))).status, 401));
  await over({ validate: () => ({ outcome: 'valid', valid: {} }) }, async ({ send }) => {
    assert.equal((await send('/upload', body('<svg>'))).status, 400);
    assert.equal((await send('/upload', 'no form')).status, 400);
    assert.equal((await send('/upload', body(Buffer.alloc(3 << 20)))).status, 413);
  });
});

test('what is no route, no JSON or too much is said so', () =>
  over({}, async ({ send }) => {
    assert.equal((await send('/nowhere')).status, 404);
    assert.equal((await send('/login')).status, 404);
    assert.equal((await send('/login', 'not json')).status, 400);
    assert.equal((await send('/login', '[1]')).status, 400);
    assert.equal((await send('/login', 'x'.repeat(70_000))).status, 413);
  }));

test('what is written down tells nothing of anybody', () =>
  over({ login: () => ({ outcome: 'code_rejected', code_rejected: {} }), ...failing(14) },
    async ({ send, written }) => {
      await send('/login', { code: 'c0de-c0de' });
      await send('/profile?nickname=Alice');
      await send('/Alice/mps_token');
      const lines = written.map((line) => line.replace(/\d+ ms$/, 'N ms'));
      assert.deepEqual(lines, ['POST /login 200 N ms', 'GET /profile 503 N ms', 'GET (unknown) 404 N ms']);
    }));

test('a push is handed over raw, and WeChat is answered what the outcome says', () => {
  const outcomes = {
    METHOD_GET: { outcome: 'echo', echo: { text: '4375120948345356249' } },
    METHOD_POST: { outcome: 'obeyed', obeyed: {} },
  };
  return over({ handlePush: ({ method }) => outcomes[method] }, async ({ send, asked, written }) => {
    const verified = await send('/wechat/push?signature=s&echostr=437%2B');
    assert.equal(await verified.text(), '4375120948345356249');
    const obeyed = await send('/wechat/push?msg_signature=m', '{"Encrypt":"+a/"}');
    assert.equal(await obeyed.text(), 'success');
    assert.deepEqual([asked[0].app_id, asked[0].query], ['wx1', 'signature=s&echostr=437%2B']);
    assert.equal(asked[1].body.toString(), '{"Encrypt":"+a/"}');
    assert.ok(written.every((line) => !line.includes('signature')));
  });
});

test('a message that is none of the service’s is answered sealed, or with success', () => {
  const message = { plaintext: '{"Content":"hello"}', format: 'PUSH_FORMAT_JSON', nonce: 'n', message_key: 'k' };
  return over(
    { handlePush: () => ({ outcome: 'not_ours', not_ours: message }),
      sealReply: ({ reply, nonce }) => ({ outcome: 'sealed', sealed: { body: `sealed ${nonce} ${reply}` } }) },
    async ({ send }) => {
      assert.equal(await (await send('/wechat/push?a=b', '{}')).text(), 'sealed n you said {"Content":"hello"}');
    },
    { serve: (plaintext) => `you said ${plaintext}` },
  );
});

test('a push that is refused, or cannot be handed over, is not acknowledged', async () => {
  await over({ handlePush: () => ({ outcome: 'refused', refused: {} }) }, async ({ send }) => {
    assert.equal((await send('/wechat/push?a=b', '{}')).status, 403);
  });
  await over(
    { handlePush: async () => { throw Object.assign(new Error('down'), { code: 14 }); } },
    async ({ send }) => {
      assert.equal((await send('/wechat/push?a=b', '{}')).status, 503);
    },
  );
});

test('a phone number is bound with the yes that came along', () =>
  over({ bindPhone: () => ({ outcome: 'bound', bound: {} }) }, async ({ send, asked }) => {
    await send('/phone/bind', { purpose_id: 'delivery', prompt_id: 'p', code: 'c0de' }, { 'x-request-id': 'r' });
    const { app_id, session_token, code, grant } = asked[0];
    assert.deepEqual([app_id, session_token, code, grant.prompt_id], ['wx1', 'mps_token', 'c0de', 'p']);
  }));
