// Several nodes are one service: `node nodes.js ADDRESS,ADDRESS,… APP_ID CODE` logs in at the first, validates at every
// one, revokes at the last, and sees the others refuse. Ends with 0 if all of that was so.
import { connect } from './minipassport.js';

// store.revocation-lag of the nodes: a validation that begins later than this after the revocation must be refused.
const LAG_MILLIS = 1000;

const [addresses, appId, code] = process.argv.slice(2);
if (!code) {
  console.error('usage: node nodes.js ADDRESS,ADDRESS,… APP_ID CODE   (what to fill in: deploy/several-nodes prints it)');
  process.exit(2);
}

const nodes = addresses.split(',').map((address) => ({ address, passport: connect(address) }));
try {
  const login = await nodes[0].passport.login({ app_id: appId, code, device_label: 'example' });
  say(nodes[0], 'Login', login.outcome);
  expect(login.outcome === 'signed_in');
  const who = { app_id: appId, session_token: login.signed_in.session_token };

  for (const node of nodes) {
    const { outcome } = await node.passport.validate(who);
    say(node, 'ValidateSession', outcome);
    expect(outcome === 'valid');
  }

  const last = nodes.at(-1);
  const revoked = await last.passport.revoke(who);
  const acknowledged = performance.now();
  say(last, 'RevokeSession', revoked.outcome);
  expect(revoked.outcome === 'revoked');

  for (const node of nodes) say(node, 'ValidateSession', await refusal(node, who, acknowledged));
} catch (error) {
  console.error(error.details ? `${error.code} ${error.details}` : error.message);
  process.exitCode = 1;
} finally {
  for (const { passport } of nodes) passport.close();
}

// Asks until the node refuses, which it may do late, though no later than the lag allows.
async function refusal(node, who, acknowledged) {
  for (;;) {
    const began = performance.now() - acknowledged;
    const { outcome, not_valid } = await node.passport.validate(who);
    if (outcome !== 'valid') return `${outcome} ${not_valid?.reason} (asked ${Math.round(began)} ms after the revocation)`;
    expect(began <= LAG_MILLIS);
  }
}

function say({ address }, method, outcome) {
  console.log(`${address} ${method}: ${outcome}`);
}

function expect(held) {
  if (!held) throw new Error('that should not have happened');
}
