// What a receipt has to be: text that a published key signed, and in it a chain of entries without a gap.
import { createHash, createPublicKey, verify } from 'node:crypto';

const FORM = 'minipassport consent receipt 1';
const ORIGIN = '0'.repeat(64);

// The lines of an entry, in the order in which they are hashed.
const FIELDS = [
  'subject', 'sequence', 'app', 'purpose', 'version', 'text', 'language', 'categories', 'consent', 'scope', 'decision',
  'surface', 'platform', 'library', 'at', 'request', 'cause', 'previous',
];

export class Flaw extends Error {}

// Subject, time of issue and entries of a receipt {text, key_id, signature}; throws a Flaw that says what is wrong.
// Keys are [{key_id, public_key}], as ListReceiptKeys gives them.
export function verified({ text, key_id, signature }, keys) {
  if (typeof text !== 'string') throw new Flaw('the receipt has no text');
  const bytes = Buffer.from(text, 'utf8');
  if (!verify(null, bytes, publicKey(key_id, keys), signatureBytes(signature))) {
    throw new Flaw('the signature does not fit the text');
  }
  return chain(text);
}

function publicKey(id, keys) {
  const key = keys.find(({ key_id }) => key_id === id);
  if (!key) throw new Flaw(`the key ${id} is not among the published ones`);
  if (!/^[0-9a-f]{64}$/.test(key.public_key)) throw new Flaw(`the key ${id} is not 64 lowercase hex digits`);
  const x = Buffer.from(key.public_key, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

function signatureBytes(signature) {
  if (!/^[0-9a-f]{128}$/.test(signature)) throw new Flaw('the signature is not 128 lowercase hex digits');
  return Buffer.from(signature, 'hex');
}

function chain(text) {
  if (!text.endsWith('\n')) throw new Flaw('the last line does not end');
  const [head, ...blocks] = text.slice(0, -1).split('\n\n').map((block) => block.split('\n'));
  if (head.shift() !== FORM) throw new Flaw(`the text does not begin with "${FORM}"`);
  const { subject, issued, entries } = fields(head, ['subject', 'issued', 'entries'], 'the head');
  if (entries !== String(blocks.length)) throw new Flaw(`${entries} entries are announced, ${blocks.length} are there`);
  let previous = ORIGIN;
  const walked = blocks.map((lines, at) => {
    const name = `entry ${at + 1}`;
    const entry = fields(lines, [...FIELDS, 'hash'], name);
    if (entry.subject !== subject) throw new Flaw(`${name} is of another subject`);
    if (entry.sequence !== String(at + 1)) throw new Flaw(`${name} says it is number ${entry.sequence}`);
    if (entry.previous !== previous) throw new Flaw(`${name} does not follow the entry before it`);
    if (entry.hash !== hash(lines.slice(0, FIELDS.length))) throw new Flaw(`${name} is not what was hashed`);
    previous = entry.hash;
    return entry;
  });
  return { subject, issued, entries: walked };
}

function fields(lines, names, where) {
  if (lines.length !== names.length) throw new Flaw(`${where} has ${lines.length} lines instead of ${names.length}`);
  return Object.fromEntries(
    names.map((name, at) => {
      if (!lines[at].startsWith(`${name}=`)) throw new Flaw(`${where} lacks ${name}= in line ${at + 1}`);
      return [name, lines[at].slice(name.length + 1)];
    }),
  );
}

function hash(lines) {
  return createHash('sha256').update(lines.map((line) => `${line}\n`).join('')).digest('hex');
}
