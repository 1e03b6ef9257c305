// Runs the mini program's own files as WeChat does: each launch evaluates them anew, with `wx`, `App` and `Page` about.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const ROOT = path.join(__dirname, '..');

const source = (file) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const wxml = (route) => source(`${route}.wxml`);
const settings = JSON.parse(source('app.json'));

// A page as it is open: its own methods and data, and the bindings of its WXML.
function opened(definition, route) {
  const page = Object.create(definition);
  page.data = structuredClone(definition.data);
  page.setData = (changes) => Object.assign(page.data, structuredClone(changes));
  page.fires = (binding, event) => {
    const handler = new RegExp(`${binding}="(\\w+)"`).exec(wxml(route))[1];
    return page[handler](event);
  };
  return page;
}

// Launches the mini program on a phone: {app, open(route), written}. `written` is what it wrote to the console.
function launch(phone, backend) {
  const written = [];
  const modules = new Map();
  let app;
  let definition;

  const console = new Proxy({}, { get: () => (...words) => written.push(words.join(' ')) });
  const context = vm.createContext({
    wx: phone.wx,
    console,
    setTimeout: (action) => setTimeout(action, 1),
    App: (program) => {
      app = program;
    },
    getApp: () => app,
    Page: (page) => {
      definition = page;
    },
  });

  function run(file) {
    const module = { exports: {} };
    modules.set(file, module);
    const require = (name) => {
      const wanted = path.join(path.dirname(file), name);
      return (modules.get(wanted) || run(wanted)).exports;
    };
    const compiled = vm.compileFunction(source(file), ['require', 'module', 'exports'], {
      parsingContext: context, filename: path.join(ROOT, file) });
    compiled(require, module, module.exports);
    return module;
  }

  modules.set('config.js', { exports: { ...run('config.js').exports, backend } });
  run('app.js');
  app.onLaunch({ path: settings.pages[0], scene: 1001 });

  return {
    app,
    written,
    // The page after its onLoad and onShow.
    async open(route) {
      run(`${route}.js`);
      const page = opened(definition, route);
      const loaded = page.onLoad({});
      if (page.onShow) page.onShow();
      await loaded;
      return page;
    },
  };
}

module.exports = { ROOT, launch, settings, source, wxml };
