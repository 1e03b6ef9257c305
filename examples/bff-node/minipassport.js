// The client: proto files in, one promise for each call out.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { fileURLToPath } from 'node:url';

const protos = fileURLToPath(new URL('../../proto/src/main/protobuf', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const services = ['login', 'session', 'consent', 'profile', 'user_data', 'phone', 'privacy', 'change'];

const definition = loader.loadSync(
  ['status.proto', ...services.map((name) => `minipassport/v1/${name}_service.proto`)],
  { includeDirs: [protos, here], keepCase: true, enums: String, oneofs: true, longs: String },
);
const { v1 } = grpc.loadPackageDefinition(definition).minipassport;
const status = definition['google.rpc.Status'];
const retryInfo = definition['google.rpc.RetryInfo'];

// Every response is an outcome: `outcome` names the case, `response[outcome]` holds it.
function promised(client, method, deadlineMillis) {
  return (request) =>
    new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + deadlineMillis };
      client[method](request, options, (error, response) => (error ? reject(error) : resolve(response)));
    });
}

// Seconds until a request that failed with this error may be repeated; undefined where the service did not say.
export function retryAfter(error) {
  const [bytes] = error.metadata?.get('grpc-status-details-bin') ?? [];
  const details = bytes ? status.deserialize(bytes).details ?? [] : [];
  const info = details.find(({ type_url }) => type_url.endsWith('/google.rpc.RetryInfo'));
  if (!info) return undefined;
  const { seconds = 0, nanos = 0 } = retryInfo.deserialize(info.value).retry_delay ?? {};
  return Number(seconds) + nanos / 1e9;
}

export function connect(address) {
  const credentials = grpc.credentials.createInsecure();
  const login = new v1.LoginService(address, credentials);
  const sessions = new v1.SessionService(address, credentials);
  const consent = new v1.ConsentService(address, credentials);
  const profiles = new v1.ProfileService(address, credentials);
  const userData = new v1.UserDataService(address, credentials);
  const phones = new v1.PhoneService(address, credentials);
  const privacy = new v1.PrivacyService(address, credentials);
  const changes = new v1.ChangeService(address, credentials);
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

    decidePrompt: promised(consent, 'DecidePrompt', 8000),
    answerPrompt: promised(consent, 'AnswerPrompt', 8000),
    withdrawConsent: promised(consent, 'WithdrawConsent', 8000),
    listConsent: promised(consent, 'ListConsent', 8000),
    exportReceipt: promised(consent, 'ExportReceipt', 8000),
    listReceiptKeys: promised(consent, 'ListReceiptKeys', 8000),

    fillProfile: promised(profiles, 'FillProfile', 8000),
    readProfile: promised(profiles, 'ReadProfile', 8000),
    eraseProfile: promised(profiles, 'EraseProfile', 8000),
    listPicturesToDelete: promised(profiles, 'ListPicturesToDelete', 8000),

    verifyUserData: promised(userData, 'VerifyUserData', 8000),
    openUserData: promised(userData, 'OpenUserData', 8000),

    bindPhone: promised(phones, 'BindPhone', 8000),
    readPhone: promised(phones, 'ReadPhone', 8000),
    unbindPhone: promised(phones, 'UnbindPhone', 8000),

    // WeChat waits for 5 seconds.
    handlePush: promised(privacy, 'HandlePush', 4000),
    sealReply: promised(privacy, 'SealReply', 4000),
    exportMyData: promised(privacy, 'ExportMyData', 8000),
    eraseMyData: promised(privacy, 'EraseMyData', 8000),

    listChanges: promised(changes, 'ListChanges', 8000),
    resolveAccount: promised(changes, 'ResolveAccount', 8000),
    // A stream without an end: 'data' brings pages; open it again with the last cursor when it ends.
    watchChanges: (request) => changes.WatchChanges(request),

    close() {
      for (const client of [login, sessions, consent, profiles, userData, phones, privacy, changes]) client.close();
    },
  };
}
