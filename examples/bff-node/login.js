// Logs in, validates, revokes: `node login.js ADDRESS APP_ID CODE`.
import { connect } from './minipassport.js';

const [address, appId, code] = process.argv.slice(2);
if (!code) {
  console.error('usage: node login.js ADDRESS APP_ID CODE   (the code: see the banner of ./minipassport serve --simulate)');
  process.exit(2);
}

const passport = connect(address);
try {
  const login = await passport.login({ app_id: appId, code, device_label: 'example' });
  console.log('Login:', login.outcome, withoutToken(login[login.outcome]));
  if (login.outcome !== 'signed_in') process.exit(1);

  const session_token = login.signed_in.session_token;
  const valid = await passport.validate({ app_id: appId, session_token });
  console.log('ValidateSession:', valid.outcome);

  const revoked = await passport.revoke({ app_id: appId, session_token });
  console.log('RevokeSession:', revoked.outcome);

  const after = await passport.validate({ app_id: appId, session_token });
  console.log('ValidateSession:', after.outcome, after.not_valid?.reason);
} catch (error) {
  console.error(`${error.code} ${error.details}`);
  process.exitCode = 1;
} finally {
  passport.close();
}

function withoutToken({ session_token, ...rest }) {
  return rest;
}
