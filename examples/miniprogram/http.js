// JSON over wx.request. What can be repeated is repeated under the same request id, so that it counts once.
const config = require('./config.js');

const ATTEMPTS = 3;
const LONGEST_PAUSE = 60; // seconds; who is told to wait longer is not kept waiting

// Says nothing about the person, and is the same for no two requests.
function newRequestId() {
  let id = '';
  while (id.length < 32) id += Math.floor(Math.random() * 36).toString(36);
  return id;
}

function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
}

function headers(token, id) {
  return Object.assign({ 'X-Request-Id': id }, token && { Authorization: 'Bearer ' + token });
}

function retryAfter(header) {
  const name = Object.keys(header || {}).find((key) => key.toLowerCase() === 'retry-after');
  return name ? Number(header[name]) || 1 : 1;
}

// {statusCode, data}; fails if nobody answers, or only that it cannot be now.
async function persistently(send) {
  for (let attempt = 1; ; attempt++) {
    let seconds = 1;
    try {
      const answer = await send();
      if (answer.statusCode !== 503 && answer.statusCode !== 504) return answer;
      seconds = retryAfter(answer.header);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
    if (attempt === ATTEMPTS || seconds > LONGEST_PAUSE) throw new Error('the backend cannot answer now');
    await pause(seconds);
  }
}

function request(method, path, data, token, id) {
  return persistently(() => new Promise((resolve, reject) => {
    wx.request({
      url: config.backend + path,
      method,
      data,
      header: headers(token, id),
      success: resolve,
      fail: (failure) => reject(new Error(failure.errMsg)),
    });
  }));
}

function upload(path, filePath, token, id) {
  return persistently(() => new Promise((resolve, reject) => {
    wx.uploadFile({
      url: config.backend + path,
      filePath,
      name: 'file',
      header: headers(token, id),
      success: (answer) => resolve(Object.assign({}, answer, { data: JSON.parse(answer.data) })),
      fail: (failure) => reject(new Error(failure.errMsg)),
    });
  }));
}

module.exports = { newRequestId, pause, request, upload };
