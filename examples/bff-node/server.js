// The backend-for-frontend of ../miniprogram: `node server.js ADDRESS APP_ID [PORT]`. JSON in, JSON out; what it writes
// down is method, path, status and time, never a token, a code or anything of a person.
import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import { pathToFileURL } from 'node:url';
import { bucket } from './bucket.js';
import { connect, retryAfter } from './minipassport.js';

const JSON_BYTES = 64 * 1024;
const PUSH_BYTES = 32 * 1024;
const PUSH_URL = '/wechat/push';
const PICTURE_BYTES = 2 * 1024 * 1024;

// What the client is told where no outcome is to be had: INVALID_ARGUMENT, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED,
// UNAVAILABLE. Anything else only an operator can mend.
const HTTP_STATUS = { 3: 400, 4: 504, 8: 503, 14: 503 };

class Refused extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

// Names a request of the person's in the ledger, for good: the same for a repetition, and nothing a client wrote.
function requestId(request) {
  const given = request.headers['x-request-id'];
  return given ? createHash('sha256').update(given).digest('base64url') : randomUUID();
}

async function read(request, limit) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > limit) throw new Refused(413, `send at most ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readJson(request) {
  const text = (await read(request, JSON_BYTES)).toString();
  try {
    const body = JSON.parse(text || '{}');
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) return body;
  } catch {
    // Said below.
  }
  throw new Refused(400, 'send a JSON object');
}

async function readPicture(request) {
  const bytes = await read(request, PICTURE_BYTES);
  const form = await new Response(bytes, { headers: { 'content-type': request.headers['content-type'] ?? '' } })
    .formData()
    .catch(() => undefined);
  const file = form?.get('file');
  if (!file || typeof file === 'string') throw new Refused(400, 'send multipart/form-data with the picture in "file"');
  return Buffer.from(await file.arrayBuffer());
}

function routes(passport, pictures) {
  // Whoever replaced or erased a picture is told which one nobody shows any more.
  const tidied = (response) => {
    const { picture_to_delete: url, ...rest } = response[response.outcome] ?? {};
    if (!url) return response;
    pictures.delete(url);
    return { ...response, [response.outcome]: rest };
  };
  return {
    'POST /login': async ({ app, body: { code, current_token, device_label } }) => {
      const login = await passport.login({ ...app, code, current_token, device_label });
      if (login.outcome !== 'signed_in') return login;
      const { session_token, first_login, continued } = login.signed_in;
      return { outcome: 'signed_in', signed_in: { session_token, first_login, continued } };
    },
    'POST /prompt': ({ session, body: { purpose_ids, client, trigger, language } }) =>
      passport.decidePrompt({ ...session, purpose_ids, client, trigger, language }),
    'POST /answer': ({ session, id, body: { prompt_id, granted, refused, dismissed, failed } }) =>
      passport.answerPrompt({ ...session, prompt_id, request_id: id, ...one({ granted, refused, dismissed, failed }) }),
    'GET /profile': ({ session }) => passport.readProfile(session),
    'POST /profile/fill': async ({ session, id, body: { purpose_id, prompt_id, form, signed, plain, sealed } }) =>
      tidied(
        await passport.fillProfile({
          ...session,
          purpose_id,
          ...one({ form, signed, plain, sealed }),
          ...(prompt_id && { grant: { prompt_id, request_id: id } }),
        }),
      ),
    'POST /profile/erase': async ({ session, body: { categories } }) =>
      tidied(await passport.eraseProfile({ ...session, categories })),
    'GET /consent': ({ session, query }) =>
      passport.listConsent({ ...session, language: query.get('language') ?? '' }),
    'POST /consent/withdraw': async ({ session, id, body: { purpose_id } }) =>
      tidied(await passport.withdrawConsent({ ...session, purpose_id, request_id: id })),
    'POST /phone/bind': ({ session, id, body: { purpose_id, prompt_id, code, sealed } }) =>
      passport.bindPhone({
        ...session,
        purpose_id,
        ...one({ code, sealed }),
        ...(prompt_id && { grant: { prompt_id, request_id: id } }),
      }),
    'GET /phone': ({ session }) => passport.readPhone(session),
    'POST /phone/unbind': ({ session }) => passport.unbindPhone(session),
    'GET /my-data': ({ session }) => passport.exportMyData(session),
    'POST /my-data/erase': ({ session }) => passport.eraseMyData({ ...session, reach: 'REACH_APP' }),
    'GET /receipt': ({ session }) => passport.exportReceipt(session),
    'GET /receipt/keys': () => passport.listReceiptKeys({}),
    'POST /upload': async ({ session, body }) => {
      const known = await passport.validate(session);
      if (known.outcome !== 'valid') return known;
      const url = pictures.put(body);
      if (!url) throw new Refused(400, 'send a picture: PNG, JPEG, GIF or WebP');
      return { outcome: 'stored', stored: { url } };
    },
  };
}

// The URL of WeChat's message push. Who signed a request is for the service to say; what is none of its concern comes back
// as plain text, and is for `serve` to answer, if it likes. Answer at once: WeChat waits for 5 seconds.
async function pushed(passport, appId, serve, request) {
  const url = new URL(request.url, 'http://bff');
  const handled = await passport.handlePush({
    app_id: appId,
    method: request.method === 'GET' ? 'METHOD_GET' : 'METHOD_POST',
    query: url.search.slice(1),
    body: await read(request, PUSH_BYTES),
  });
  switch (handled.outcome) {
    case 'echo':
      return [200, handled.echo.text];
    case 'obeyed':
    case 'duplicate':
      return [200, 'success'];
    case 'not_ours': {
      const { plaintext, format, nonce, message_key } = handled.not_ours;
      const reply = await serve(plaintext, message_key);
      if (!reply) return [200, 'success'];
      const { sealed } = await passport.sealReply({ app_id: appId, reply, format, nonce });
      return [200, sealed.body];
    }
    default:
      return [403, 'refused'];
  }
}

// The cases that are there.
function one(cases) {
  return Object.fromEntries(Object.entries(cases).filter(([, value]) => value !== undefined && value !== null));
}

async function answered(table, appId, request) {
  const url = new URL(request.url, 'http://bff');
  const route = table[`${request.method} ${url.pathname}`];
  if (!route) throw new Refused(404, 'no such route');
  const app = { app_id: appId };
  const session_token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const picture = url.pathname === '/upload';
  const body = request.method === 'GET' ? {} : await (picture ? readPicture(request) : readJson(request));
  return route({ app, session: { ...app, session_token }, id: requestId(request), query: url.searchParams, body });
}

// Status, body and, where it may be repeated, after how many seconds.
function failed(error) {
  if (error instanceof Refused) return [error.status, { error: error.message }];
  if (error.details?.startsWith('Request message serialization failure')) return [400, { error: 'send what the proto says' }];
  const status = HTTP_STATUS[error.code] ?? 500;
  const text = { 400: error.details, 503: 'not now: repeat the same request', 504: 'perhaps done: repeat the same request' };
  return [status, { error: text[status] ?? 'failed' }, status > 500 ? Math.ceil(retryAfter(error) ?? 1) : undefined];
}

export function backend(passport, appId, { pictures = bucket(), log = console.log, serve = () => '' } = {}) {
  const table = routes(passport, pictures);
  return http.createServer(async (request, response) => {
    const began = Date.now();
    if (request.url.split('?')[0] === PUSH_URL) {
      const [code, text] = await pushed(passport, appId, serve, request).catch((error) => [failed(error)[0], 'failed']);
      response.writeHead(code, { 'content-type': 'text/plain' });
      response.end(text);
      log(request.method, PUSH_URL, code, `${Date.now() - began} ms`);
      return;
    }
    const [status, body, seconds] = await answered(table, appId, request).then(
      (outcome) => [outcome.outcome === 'not_valid' ? 401 : 200, outcome],
      failed,
    );
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    response.writeHead(status, seconds === undefined ? headers : { ...headers, 'retry-after': seconds });
    response.end(JSON.stringify(body));
    const path = Object.keys(table).some((route) => route.endsWith(` ${request.url.split('?')[0]}`));
    log(request.method, path ? request.url.split('?')[0] : '(unknown)', status, `${Date.now() - began} ms`);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [address, appId, port = '3000'] = process.argv.slice(2);
  if (!appId) {
    console.error('usage: node server.js ADDRESS APP_ID [PORT]   (the address: see the banner of ./minipassport serve)');
    process.exit(2);
  }
  const passport = connect(address);
  const server = backend(passport, appId);
  server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
  process.once('SIGTERM', () => {
    server.close(() => passport.close());
    server.closeAllConnections();
  });
}
