// The client: proto files in, one promise for each call out.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { fileURLToPath } from 'node:url';

const protos = fileURLToPath(new URL('../../proto/src/main/protobuf', import.meta.url));

const definition = loader.loadSync(
  ['minipassport/v1/login_service.proto', 'minipassport/v1/session_service.proto'],
  { includeDirs: [protos], keepCase: true, enums: String, oneofs: true, longs: String },
);
const { minipassport } = grpc.loadPackageDefinition(definition);

// Every response is an outcome: `outcome` names the case, `response[outcome]` holds it.
function promised(client, method, deadlineMillis) {
  return (request) =>
    new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + deadlineMillis };
      client[method](request, options, (error, response) => (error ? reject(error) : resolve(response)));
    });
}

export function connect(address) {
  const credentials = grpc.credentials.createInsecure();
  const login = new minipassport.v1.LoginService(address, credentials);
  const sessions = new minipassport.v1.SessionService(address, credentials);
  return {
    login: promised(login, 'Login', 8000),
    validate: promised(sessions, 'ValidateSession', 2000),
    rotate: promised(sessions, 'RotateSession', 8000),
    list: promised(sessions, 'ListSessions', 8000),
    revoke: promised(sessions, 'RevokeSession', 8000),
    revokeOthers: promised(sessions, 'RevokeOtherSessions', 8000),
    revokeAll: promised(sessions, 'RevokeAllSessions', 8000),
    issueHandoff: promised(sessions, 'IssueHandoff', 8000),
    redeemHandoff: promised(sessions, 'RedeemHandoff', 8000),
    close() {
      login.close();
      sessions.close();
    },
  };
}
