// Verifies a receipt with nothing but the published keys: `node verify.js RECEIPT.json KEYS.json`.
import { readFileSync } from 'node:fs';
import { Flaw, verified } from './receipt.js';

const [receiptFile, keysFile] = process.argv.slice(2);
if (!keysFile) {
  console.error('usage: node verify.js RECEIPT.json KEYS.json   (answers of ExportReceipt and ListReceiptKeys, as JSON)');
  process.exit(2);
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
try {
  const receipt = read(receiptFile);
  const keys = read(keysFile);
  const { subject, entries } = verified(receipt.receipt ?? receipt, keys.keys ?? keys);
  console.log(`verified: ${entries.length} entries, subject ${subject}`);
} catch (error) {
  if (!(error instanceof Flaw || error instanceof SyntaxError || error.code === 'ENOENT')) throw error;
  console.error(`not verified: ${error.message}`);
  process.exitCode = 1;
}
