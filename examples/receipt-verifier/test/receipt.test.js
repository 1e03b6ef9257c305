import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Flaw, verified } from '../receipt.js';

const SUBJECT = '5a1f1f4e-2f5c-4f0a-9c1d-0f6f9d3c2b1a';
const ORIGIN = '0'.repeat(64);
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const hex = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url').toString('hex');
const KEYS = [{ key_id: 'one', public_key: hex }];

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function entry(sequence, decision, previous, subject = SUBJECT) {
  const text = [
    `subject=${subject}`, `sequence=${sequence}`, 'app=wx1234567890abcdef', 'purpose=profile', 'version=1',
    `text=${sha256('words')}`, 'language=zh_CN', 'categories=NICKNAME,AVATAR', 'consent=general', 'scope=owner',
    `decision=${decision}`, 'surface=OWN_DIALOG', 'platform=IOS', 'library=3.7.0', 'at=2026-01-02T03:04:05.678Z',
    'request=0123456789abcdef', 'cause=PERSON', `previous=${previous}`, '',
  ].join('\n');
  return { text, hash: sha256(text) };
}

const said = (entries, count = entries.length) =>
  `minipassport consent receipt 1\nsubject=${SUBJECT}\nissued=2026-02-03T04:05:06Z\nentries=${count}\n` +
  entries.map(({ text, hash }) => `\n${text}hash=${hash}\n`).join('');

const signed = (text) => ({ text, key_id: 'one', signature: sign(null, Buffer.from(text), privateKey).toString('hex') });

const first = entry(1, 'REFUSED', ORIGIN);
const second = entry(2, 'GRANTED', first.hash);
const third = entry(3, 'WITHDRAWN', second.hash);
const GENUINE = said([first, second, third]);

const rejects = (receipt, keys, words) =>
  assert.throws(() => verified(receipt, keys), (error) => error instanceof Flaw && error.message.includes(words));

test('a genuine receipt verifies and tells what was said', () => {
  const { subject, entries } = verified(signed(GENUINE), KEYS);
  assert.equal(subject, SUBJECT);
  assert.deepEqual(entries.map(({ decision }) => decision), ['REFUSED', 'GRANTED', 'WITHDRAWN']);
});

test('a single changed byte breaks the signature', () => {
  const receipt = signed(GENUINE);
  rejects({ ...receipt, text: GENUINE.replace('REFUSED', 'GRANTED') }, KEYS, 'does not fit the text');
  rejects({ ...receipt, text: GENUINE + '\n' }, KEYS, 'does not fit the text');
  rejects({ ...receipt, text: GENUINE.replaceAll('\n', '\r\n') }, KEYS, 'does not fit the text');
});

test('a signature of somebody else does not count, nor one of another form', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const forged = sign(null, Buffer.from(GENUINE), other).toString('hex');
  rejects({ ...signed(GENUINE), signature: forged }, KEYS, 'does not fit the text');
  rejects({ ...signed(GENUINE), signature: 'ab' }, KEYS, '128 lowercase hex digits');
  rejects({ ...signed(GENUINE), signature: undefined }, KEYS, '128 lowercase hex digits');
});

test('a key that is not published does not count, nor one of another form', () => {
  rejects({ ...signed(GENUINE), key_id: 'two' }, KEYS, 'not among the published');
  rejects(signed(GENUINE), [{ key_id: 'one', public_key: 'XY' }], '64 lowercase hex digits');
});

// From here on the signature holds: whoever has the key still cannot tell another story.
test('an entry that was changed after it was hashed is found', () => {
  const changed = { ...second, text: second.text.replace('GRANTED', 'REFUSED') };
  rejects(signed(said([first, changed, third])), KEYS, 'entry 2 is not what was hashed');
});

test('an entry that was changed and hashed anew no longer leads to the next one', () => {
  rejects(signed(said([first, entry(2, 'REFUSED', first.hash), third])), KEYS, 'entry 3 does not follow');
});

test('an entry that was left out, or moved, is missed', () => {
  rejects(signed(said([first, third])), KEYS, 'entry 2 says it is number 3');
  rejects(signed(said([second, third])), KEYS, 'entry 1 says it is number 2');
  rejects(signed(said([first, third, second])), KEYS, 'entry 2 says it is number 3');
  rejects(signed(said([first, second], 3)), KEYS, '3 entries are announced, 2 are there');
  rejects(signed(said([first, second, third], 2)), KEYS, '2 entries are announced, 3 are there');
});

test('a chain that does not begin at the beginning is found', () => {
  rejects(signed(said([entry(1, 'GRANTED', sha256('before'))])), KEYS, 'entry 1 does not follow');
});

test('an entry of somebody else is found', () => {
  const stranger = entry(2, 'GRANTED', first.hash, '00000000-0000-4000-8000-000000000000');
  rejects(signed(said([first, stranger])), KEYS, 'entry 2 is of another subject');
});

test('lines too many, too few, or by another name are found', () => {
  rejects(signed(said([{ ...first, text: first.text + 'note=x\n' }])), KEYS, 'entry 1 has 20 lines');
  rejects(signed(said([{ ...first, text: first.text.replace('cause=PERSON\n', '') }])), KEYS, 'entry 1 has 18 lines');
  rejects(signed(said([{ ...first, text: first.text.replace('cause=', 'reason=') }])), KEYS, 'entry 1 lacks cause=');
  rejects(signed(GENUINE.replace('receipt 1', 'receipt 2')), KEYS, 'does not begin with');
  rejects(signed(GENUINE.slice(0, -1)), KEYS, 'the last line does not end');
});

test('the program says who agreed to how much, or what is wrong and exits with 1', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'receipt-'));
  try {
    const program = fileURLToPath(new URL('../verify.js', import.meta.url));
    const file = (name, content) => {
      writeFileSync(path.join(folder, name), JSON.stringify(content));
      return path.join(folder, name);
    };
    const keys = file('keys.json', { keys: KEYS });
    const good = file('good.json', { outcome: 'receipt', receipt: signed(GENUINE) });
    const bad = file('bad.json', { ...signed(GENUINE), text: GENUINE.replace('REFUSED', 'GRANTED') });

    const out = execFileSync(process.execPath, [program, good, keys], { encoding: 'utf8' });
    assert.equal(out, `verified: 3 entries, subject ${SUBJECT}\n`);
    const refused = spawnSync(process.execPath, [program, bad, keys], { encoding: 'utf8' });
    assert.equal(refused.status, 1);
    assert.equal(refused.stderr, 'not verified: the signature does not fit the text\n');
    assert.equal(spawnSync(process.execPath, [program, good]).status, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
