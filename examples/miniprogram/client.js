// What this client is and can do, in the words of ClientFacts on the wire.

const PLATFORMS = ['ios', 'android', 'ohos', 'windows', 'mac', 'devtools'];
const ENVIRONMENTS = ['release', 'trial', 'develop'];

// Newer libraries tell it in two parts; older ones know neither.
function system() {
  return wx.getAppBaseInfo && wx.getDeviceInfo
    ? Object.assign({}, wx.getDeviceInfo(), wx.getAppBaseInfo())
    : wx.getSystemInfoSync();
}

// {envVersion, version}; empty where the library is too old to tell.
function account() {
  return (wx.getAccountInfoSync && wx.getAccountInfoSync().miniProgram) || {};
}

function word(prefix, known, value) {
  return prefix + (known.includes(value) ? value : known[0]).toUpperCase();
}

// Asked anew each time: the person may have agreed meanwhile.
function privacyAuthorizationNeeded() {
  return new Promise((resolve) => {
    if (!wx.getPrivacySetting) {
      resolve(false);
      return;
    }
    wx.getPrivacySetting({
      success: (setting) => resolve(Boolean(setting.needAuthorization)),
      fail: () => resolve(false),
    });
  });
}

async function facts(scene) {
  const told = system();
  const program = account();
  return {
    base_library: told.SDKVersion,
    platform: word('PLATFORM_', PLATFORMS, told.platform),
    wechat_version: told.version || '',
    environment: word('ENVIRONMENT_', ENVIRONMENTS, program.envVersion),
    mini_program_version: program.version || '',
    scene: scene || 0,
    can_use_open_data: wx.canIUse('open-data.type.userNickName'),
    // wx.canIUse misses it in some libraries that have it.
    can_use_get_user_profile: typeof wx.getUserProfile === 'function',
    can_use_get_user_info_button: wx.canIUse('button.open-type.getUserInfo'),
    can_use_choose_avatar: wx.canIUse('button.open-type.chooseAvatar'),
    can_use_nickname_input: wx.canIUse('input.type.nickname'),
    privacy_authorization_needed: await privacyAuthorizationNeeded(),
  };
}

// The person's language, as WeChat spells it.
function language() {
  return system().language || '';
}

module.exports = { facts, language };
