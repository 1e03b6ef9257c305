// The conversation about nickname and avatar: what the backend decided, said in its words, and what came of it.
const config = require('./config.js');
const wechat = require('./wechat.js');

const UNPROMPTED = 'TRIGGER_UNPROMPTED';
const USER_ACTION = 'TRIGGER_USER_ACTION';

// What a page shows beside the profile:
//   way          '' nothing, 'show' <open-data>, 'tap' a button that asks, 'button' WeChat's own button, 'form'
//   description  what to show with the button or the form
//   declined     what to say after a refusal
//   trouble      why the form could not be kept: a reason of TextRefused, or NOT_UPLOADED
const NOTHING = { way: '', description: '', declined: '', trouble: '' };

class Asking {
  // `know` takes the profile whenever the backend tells it.
  constructor(passport, know) {
    this.passport = passport;
    this.know = know;
    this.view = NOTHING;
    this.tap = null; // the prompt for the tap to come
    this.open = null; // what the person is being asked: {collection, words}; without words if they agreed before
    this.beginning = null;
  }

  // Asks by itself, if the backend lets it; whoever waits, waits for the same question.
  begin() {
    if (!this.beginning) {
      this.beginning = this.unprompted();
      const over = () => {
        this.beginning = null;
      };
      this.beginning.then(over, over);
    }
    return this.beginning;
  }

  async unprompted() {
    const prompts = await Promise.all([this.passport.prompt(UNPROMPTED), this.passport.prompt(USER_ACTION)]);
    this.tap = prompts[1];
    this.know(prompts[0].profile);
    return prompts[0].outcome === 'ask' ? this.ask(prompts[0].ask) : this.shows(this.rest());
  }

  // From a tap. From here until WeChat is called, no network is asked.
  async tapped() {
    if (!this.tap) await this.settle('');
    const prompt = this.tap;
    if (prompt.outcome === 'ask') return this.ask(prompt.ask);
    if (prompt.outcome === 'collect') {
      this.open = { collection: prompt.collect.collection, words: null };
      return this.collect();
    }
    return this.shows(this.rest());
  }

  async ask(question) {
    const words = question.questions[0].words;
    this.open = { collection: question.collection, words };
    this.shows(this.rest());
    const said = await wechat.modal(words);
    if (said.confirm) return this.collect();
    return this.answer(said.cancel ? { refused: { surface: 'SURFACE_OWN_DIALOG' } } : { failed: wechat.failure(said) });
  }

  async collect() {
    const collection = this.open.collection;
    if (collection.privacy_authorization_first) {
      const failure = await wechat.privacyFailure();
      if (failure) return this.answer({ failed: wechat.failure(failure) });
    }
    const description = collection.description || '';
    switch (collection.capability) {
      case 'CAPABILITY_GET_USER_PROFILE':
        return this.received(await wechat.userProfile(description));
      case 'CAPABILITY_GET_USER_INFO_BUTTON':
        return this.shows({ way: 'button', description });
      case 'CAPABILITY_FORM':
        return this.shows({ way: 'form', description });
      default:
        return this.answer({ granted: {} });
    }
  }

  // What wx.getUserProfile or WeChat's button called back with.
  async received(callback) {
    if (!this.open) return this.view;
    return callback.userInfo ? this.fill(wechat.source(callback)) : this.answer({ failed: wechat.failure(callback) });
  }

  // The form: what was typed, and the temporary file that was picked; either may be empty.
  async submitted(nickname, file) {
    if (!this.open) return this.view;
    let avatar = '';
    try {
      avatar = file ? await this.passport.upload(file) : '';
    } catch (_) {
      return this.shows({ way: 'form', description: this.view.description, trouble: 'NOT_UPLOADED' });
    }
    return this.fill({ form: { nickname, avatar_url: avatar } });
  }

  // The form was closed.
  async dismissed() {
    if (!this.open) return this.view;
    return this.answer({ dismissed: {} });
  }

  // The yes of the dialog goes along with the data it allows.
  async fill(source) {
    const promptId = this.open.words ? this.open.collection.prompt_id : '';
    const answer = await this.passport.fill(source, promptId);
    switch (answer.outcome) {
      case 'filled':
        this.know(answer.filled.profile);
        break;
      case 'nickname_refused':
      case 'avatar_refused':
        return this.shows({
          way: 'form', description: this.view.description, trouble: answer[answer.outcome].reason });
      case 'user_data_flawed':
        await this.passport.loginAnew();
        break;
      default:
        // The words have changed, or the like: the next tap asks with those of today.
    }
    return this.settle('');
  }

  async answer(given) {
    const answer = await this.passport.answer(this.open.collection.prompt_id, given);
    const refused = answer.outcome === 'recorded' && answer.recorded.decision === 'DECISION_REFUSED';
    return this.settle(refused ? await this.declined() : '');
  }

  async declined() {
    if (this.open.words) return this.open.words.declined;
    const items = await this.passport.consent();
    const item = items.find((candidate) => candidate.purpose.purpose_id === config.purpose);
    return item ? item.purpose.words.declined : '';
  }

  // Ready for the next tap.
  async settle(declined) {
    this.open = null;
    this.tap = await this.passport.prompt(USER_ACTION);
    this.know(this.tap.profile);
    return this.shows(Object.assign(this.rest(), { declined }));
  }

  // What is shown while nobody is being asked.
  rest() {
    switch (this.tap ? this.tap.outcome : 'ask') {
      case 'show':
        return { way: 'show' };
      case 'ask':
      case 'collect':
        return { way: 'tap' };
      default:
        return { way: '' };
    }
  }

  // The backend could not be reached; whoever taps tries again.
  interrupted() {
    return this.shows(Object.assign({}, this.open ? this.view : this.rest(), { trouble: 'NOT_NOW' }));
  }

  shows(view) {
    this.view = Object.assign({}, NOTHING, view);
    return this.view;
  }
}

module.exports = Asking;
