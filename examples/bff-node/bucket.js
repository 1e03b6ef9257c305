// Stands for the bucket behind https://cdn.example.com: it remembers names and keeps no pixels.
import { randomUUID } from 'node:crypto';

const HOST = 'https://cdn.example.com/';
const KINDS = [
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['jpg', Buffer.from([0xff, 0xd8, 0xff])],
  ['gif', Buffer.from('GIF8')],
  ['webp', Buffer.from('RIFF')],
];

export function bucket() {
  const names = new Set();
  return {
    // The URL of a picture, under a name that nobody can guess; undefined for what is no picture.
    put(bytes) {
      const kind = KINDS.find(([, magic]) => bytes.subarray(0, magic.length).equals(magic))?.[0];
      if (!kind) return undefined;
      const name = `avatars/${randomUUID()}.${kind}`;
      names.add(name);
      return HOST + name;
    },
    delete: (url) => names.delete(url.slice(HOST.length)),
    has: (url) => names.has(url.slice(HOST.length)),
  };
}
