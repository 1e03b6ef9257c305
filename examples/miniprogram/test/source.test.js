const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { ROOT, settings, source, wxml } = require('./program.js');

const scripts = fs.readdirSync(ROOT, { recursive: true })
  .filter((file) => file.endsWith('.js') && !file.startsWith('test'));

test('every page has its four files', () => {
  for (const page of settings.pages) {
    for (const kind of ['js', 'json', 'wxml', 'wxss']) assert.ok(fs.existsSync(path.join(ROOT, `${page}.${kind}`)), page);
  }
});

test('whatever a page binds, it has', () => {
  for (const page of settings.pages) {
    for (const [, handler] of wxml(page).matchAll(/\bbind\w+="(\w+)"/g)) {
      assert.match(source(`${page}.js`), new RegExp(`^  (async )?${handler}\\(`, 'm'), `${page} lacks ${handler}`);
    }
  }
});

test('tags are closed in the order in which they were opened', () => {
  for (const page of settings.pages) {
    const open = [];
    for (const [, end, name, alone] of wxml(page).matchAll(/<(\/?)([\w-]+)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
      if (end) assert.equal(open.pop(), name, page);
      else if (!alone) open.push(name);
    }
    assert.deepEqual(open, [], page);
  }
});

test('the first page has each rung of the ladder, and room for what is said after a refusal', () => {
  const page = wxml(settings.pages[0]);
  for (const rung of [
    /way === 'show'[^]*<open-data [^>]*type="userAvatarUrl"[^]*<open-data [^>]*type="userNickName"/,
    /wx:elif="{{userInfo}}"[^]*src="{{userInfo.avatarUrl}}"[^]*{{userInfo.nickName}}/,
    /<button wx:if="{{way === 'tap'}}" bindtap="/,
    /way === 'button'[^]*<button open-type="getUserInfo" bindgetuserinfo="/,
    /way === 'form'[^]*open-type="chooseAvatar" bindchooseavatar="[^]*<input type="nickname"/,
    /wx:if="{{declined}}">{{declined}}</,
  ]) {
    assert.match(page, rung);
  }
});

test('no secret of the app is in the client, and nothing is written to the console', () => {
  for (const file of scripts) {
    assert.doesNotMatch(source(file), /console\.|secret|session_key|jscode2session|api\.weixin/i, file);
  }
  assert.doesNotMatch(source('project.config.json'), /secret/i);
});

test('the client decides nothing from the texts of failures', () => {
  for (const file of scripts) assert.doesNotMatch(source(file), /auth deny|user TAP|\.errMsg\.(includes|indexOf|match)/, file);
});

test('no syntax is used that is younger than ES2017', () => {
  for (const file of scripts) assert.doesNotMatch(source(file), /\?\.|\?\?|catch \{|\.\.\.|\.finally\(/, file);
});
