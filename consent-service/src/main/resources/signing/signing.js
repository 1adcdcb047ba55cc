'use strict';
/* The page that a link in a mail opens: from the code to the copy. Everything is said by the participant API; nothing is kept here
   but the session, and that no longer than the tab. */
(function () {
  var token = location.pathname.split('/').pop();
  var api = '/p/requests/' + token;
  var kept = 'session-' + token;
  var main = document.getElementById('main');
  var view = null;
  var intent = null;
  var strokes = [];

  /* Whoever hands a device over opens the page with what opens it behind the #, which no server is sent: SESSION.DEVICE */
  if (location.hash.length > 1) {
    var handed = location.hash.slice(1).split('.');
    sessionStorage.setItem(kept, handed[0]);
    if (handed[1]) { sessionStorage.setItem('device', handed[1]); }
    history.replaceState(null, '', location.pathname);
  }

  var WORDS = {
    en: {
      identify: 'First, we make sure it is you', sendCode: 'Send me a code', codeSent: 'A code is on its way to your registered address.',
      code: 'Six digits from the mail', enter: 'Continue', changes: 'What is new since you agreed', before: 'Before',
      added: 'New', removed: 'No longer there', seen: 'I have seen this', text: 'The document', questions: 'Your answers',
      ask: 'Ask a question', yourQuestion: 'Your question', wait: 'I want the answer before I sign', send: 'Send', asked: 'Your question was sent.',
      answerOf: 'Answer', sign: 'Sign', how: 'How would you like to sign?', typed: 'By typing my name', drawn: 'By drawing my signature',
      clear: 'Clear', name: 'Your name', pad: 'Field for your signature. You can type your name instead.', go: 'Show me what I sign',
      says: 'You sign this', as: 'Your name as it will stand there', confirm: 'Sign now', done: 'Thank you. It is signed.',
      waiting: 'You have signed. Others still have to.', notYet: 'Others sign first. You will get a mail when it is your turn.',
      copy: 'Get my copy', copyLater: 'Your copy is being made. Try again in a moment.', withdraw: 'Take my consent back',
      withdrawSure: 'Your consent ends at once. You need not say why.', yes: 'Yes, end it', no: 'Go back', withdrawn: 'Your consent has ended.',
      decline: 'I do not agree', declined: 'You have said no. Nothing else is needed.',
      declineSure: 'Nothing is done without your consent. You need not say why.', yesDecline: 'Yes, I do not agree',
      saved: 'Saved', failed: 'Something went wrong. Try again, or ask the site.', agree: 'I agree to sign electronically. Paper is possible at the site.'
    },
    ko: {
      identify: '먼저 본인임을 확인합니다', sendCode: '코드 보내기', codeSent: '등록된 주소로 코드를 보냈습니다.',
      code: '메일의 여섯 자리 숫자', enter: '계속', changes: '동의하신 후 달라진 내용', before: '이전',
      added: '새로운 내용', removed: '삭제된 내용', seen: '확인했습니다', text: '설명문', questions: '답변',
      ask: '질문하기', yourQuestion: '질문', wait: '서명하기 전에 답변을 받고 싶습니다', send: '보내기', asked: '질문을 보냈습니다.',
      answerOf: '답변', sign: '서명', how: '어떻게 서명하시겠습니까?', typed: '성명 입력', drawn: '직접 그리기',
      clear: '지우기', name: '성명', pad: '서명란입니다. 대신 성명을 입력하실 수 있습니다.', go: '서명할 내용 보기',
      says: '다음 내용에 서명합니다', as: '기재될 성명', confirm: '서명하기', done: '감사합니다. 서명이 완료되었습니다.',
      waiting: '서명하셨습니다. 다른 분의 서명이 남아 있습니다.', notYet: '다른 분이 먼저 서명합니다. 차례가 되면 메일을 보내드립니다.',
      copy: '사본 받기', copyLater: '사본을 만들고 있습니다. 잠시 후 다시 시도해 주십시오.', withdraw: '동의 철회',
      withdrawSure: '동의는 즉시 종료되며, 이유를 말씀하지 않으셔도 됩니다.', yes: '예, 철회합니다', no: '돌아가기', withdrawn: '동의가 철회되었습니다.',
      decline: '동의하지 않습니다', declined: '동의하지 않으셨습니다. 더 하실 일은 없습니다.',
      declineSure: '동의하지 않으시면 아무것도 진행되지 않으며, 이유를 말씀하지 않으셔도 됩니다.', yesDecline: '예, 동의하지 않습니다',
      saved: '저장됨', failed: '문제가 발생했습니다. 다시 시도하시거나 실시기관에 문의해 주십시오.', agree: '전자적으로 서명하는 데 동의합니다. 실시기관에서 종이로 서명하실 수도 있습니다.'
    }
  };

  /* What was refused, for those who read Korean; the API says it in English. */
  var REFUSALS = {
    ko: {
      'wrong-code': '코드가 맞지 않습니다.', 'code-not-active': '코드의 유효 시간이 지났습니다. 새 코드를 받아 주십시오.',
      'code-required': '메일로 받은 코드를 입력해 주십시오.',
      'request-locked': '코드를 여러 번 잘못 입력하여 잠시 잠겼습니다. 나중에 다시 시도해 주십시오.',
      'too-many-codes': '코드를 너무 많이 요청하셨습니다. 나중에 다시 시도해 주십시오.',
      'request-expired': '기한이 지났습니다. 실시기관에 문의해 주십시오.', 'request-cancelled': '이 요청은 취소되었습니다. 실시기관에 문의해 주십시오.',
      'link-unknown': '링크가 올바르지 않거나 더 이상 사용할 수 없습니다.', 'answers-invalid': '다음 항목을 확인해 주십시오:',
      'question-open': '질문에 대한 답변을 받으신 후 서명하실 수 있습니다.', 'signature-order': '다른 분이 먼저 서명합니다.',
      'document-changed': '그 사이에 내용이 바뀌었습니다. 다시 확인해 주십시오.', 'intent-expired': '시간이 지났습니다. 서명할 내용을 다시 확인해 주십시오.',
      'version-not-effective': '이 설명문으로는 지금 서명할 수 없습니다. 실시기관에 문의해 주십시오.', 'already-signed': '이미 서명하셨습니다.',
      'not-on-this-device': '다른 기기에서 열린 페이지입니다.', 'drawn-signature-required': '직접 그려서 서명해 주십시오.',
      'too-many-questions': '답변을 기다리는 질문이 너무 많습니다.', 'session-required': '시간이 지났습니다. 다시 본인 확인을 해 주십시오.'
    }
  };

  function word(name) {
    var locale = view ? view.locale : (navigator.language || 'en').slice(0, 2);
    return (WORDS[locale] || WORDS.en)[name];
  }

  function el(name, text, attributes) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function add(parent) {
    Array.prototype.slice.call(arguments, 1).forEach(function (child) { parent.appendChild(child); });
    return parent;
  }

  function button(label, act, id, second) {
    var made = el('button', label, { type: 'button', id: id });
    if (second) { made.className = 'second'; }
    made.addEventListener('click', act);
    return made;
  }

  function field(label, id, attributes) {
    return add(el('p'), el('label', label, { 'for': id }), el('input', '', Object.assign({ id: id, name: id }, attributes)));
  }

  function tick(id, label, act) {
    var box = el('input', '', { type: 'checkbox', id: id });
    if (act) { box.addEventListener('change', act); }
    return add(el('p', '', { 'class': 'tick' }), box, el('label', label, { 'for': id }));
  }

  function say(text) { document.getElementById('status').textContent = text; }
  function refuse(text) { document.getElementById('problem').textContent = text; }

  function call(method, path, body, done) {
    refuse('');
    var request = new XMLHttpRequest();
    request.open(method, api + path);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    var session = sessionStorage.getItem(kept);
    if (session) { request.setRequestHeader('Participant-Session', session); }
    fromDevice(request);
    if (method === 'POST') { request.setRequestHeader('Idempotency-Key', key()); }
    if (body !== null) { request.setRequestHeader('Content-Type', 'application/json'); }
    request.onload = function () {
      var answer = request.responseText ? JSON.parse(request.responseText) : {};
      if (request.status < 400) { done(answer, request.status); } else { refused(answer); }
    };
    request.onerror = function () { refuse(word('failed')); };
    request.send(body === null ? null : JSON.stringify(body));
  }

  /* A device of a site shows the secret with which it was registered. */
  function fromDevice(request) {
    var device = sessionStorage.getItem('device');
    if (device) { request.setRequestHeader('Kiosk-Device', device); }
  }

  function key() {
    return Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return ('0' + byte.toString(16)).slice(-2);
    }).join('');
  }

  function refused(problem) {
    if (problem.code === 'session-required') {
      sessionStorage.removeItem(kept);
      return load();
    }
    var told = REFUSALS[document.documentElement.lang];
    var details = (problem.errors || []).map(function (error) { return told ? labelOf(error.pointer) : error.message; });
    refuse([told ? told[problem.code] || word('failed') : problem.detail || word('failed')].concat(details).join(' '));
    var first = (problem.errors || [])[0];
    var name = first && first.pointer.split('/').pop();
    var wrong = first && (document.getElementById(name) || document.getElementById('seen-' + name));
    if (wrong) { (wrong.querySelector('input, textarea, select') || wrong).focus(); }
  }

  /* The question that a finding is about; what changed has none. */
  function labelOf(pointer) {
    var id = pointer.split('/').pop();
    var asked = view.fields.filter(function (shown) { return shown.fieldId === id; })[0];
    if (asked) { return asked.label; }
    return word(pointer.indexOf('/acknowledgements/') === 0 ? 'changes' : 'sign');
  }

  function load() {
    call('GET', '', null, function (answer) { view = answer; show(); });
  }

  function begin() {
    document.documentElement.lang = view.locale;
    document.title = view.documentTitle;
    main.textContent = '';
    say('');
    add(main, el('h1', view.documentTitle + ' ' + view.versionLabel), el('p', view.studyTitle));
  }

  function show() {
    begin();
    if (!view.identified) { return identify(); }
    if (view.state === 'COMPLETED' || view.state === 'VOIDED') { return finished('done'); }
    if (view.state === 'DECLINED') { return ended('declined'); }
    if (view.changes) { showChanges(); }
    showText();
    if (!view.yourTurn) {
      add(main, el('p', word(view.state === 'SENT' || view.state === 'OPENED' || view.state === 'IDENTITY_VERIFIED' ? 'notYet' : 'waiting')));
      return;
    }
    showQuestions();
    showAsking();
    showSigning();
    showDeclining();
    main.focus();
  }

  function identify() {
    add(main, el('h2', word('identify')),
      button(word('sendCode'), function () {
        call('POST', '/identity-challenge', null, function () {
          say(word('codeSent'));
          document.getElementById('code').focus();
        });
      }, 'send-code'),
      field(word('code'), 'code', { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '6' }),
      button(word('enter'), function () {
        call('POST', '/identity-verification', { code: value('code') }, function (answer) {
          sessionStorage.setItem(kept, answer.sessionToken);
          load();
        });
      }, 'enter-code'));
  }

  function value(id) { return document.getElementById(id).value.trim(); }

  function paragraphs(parent, text) {
    text.split('\n').filter(function (line) { return line.trim(); }).forEach(function (line) { add(parent, el('p', line)); });
    return parent;
  }

  function showChanges() {
    add(main, el('h2', word('changes')));
    view.changes.blocks.forEach(function (change) {
      var now = view.blocks.filter(function (block) { return block.blockId === change.blockId; })[0];
      var section = el('section', '', { 'class': 'changed' });
      if (change.before) { add(section, add(el('p'), el('strong', word(now ? 'before' : 'removed') + ': '), el('del', change.before))); }
      if (now) { add(section, el('strong', word('added') + ': ')); paragraphs(section, now.text); }
      var seen = tick('seen-' + change.blockId, word('seen'), function () {
        call('PUT', '/acknowledgements/' + change.blockId, null, function () {
          seen.firstChild.disabled = true;
          say(word('saved'));
        });
      });
      seen.firstChild.checked = change.acknowledged;
      seen.firstChild.disabled = change.acknowledged;
      add(section, seen);
      add(main, section);
    });
  }

  function showText() {
    var article = add(el('article'), el('h2', word('text')));
    view.blocks.forEach(function (block) { paragraphs(add(article, el('section')).lastChild, block.text); });
    add(main, article);
  }

  function answerOf(shown, box) {
    var chosen = box.querySelector('input[type=radio]:checked');
    var ticked = box.querySelector('input[type=checkbox]');
    if (box.querySelector('input[type=radio]')) { return chosen ? chosen.value : null; }
    if (ticked) { return ticked.checked; }
    var written = box.querySelector('input, textarea, select');
    return written && written.value !== '' ? written.value : null;
  }

  function showQuestions() {
    var asked = view.fields.filter(function (shown) { return shown.plugin !== 'signature'; });
    if (!asked.length) { return; }
    add(main, el('h2', word('questions')));
    asked.forEach(function (shown) {
      var box = el('div');
      var remark = el('p', '', { role: 'status' });
      box.innerHTML = shown.html;
      box.addEventListener('change', function () {
        var answer = answerOf(shown, box);
        if (answer === null) { return; }
        call('PUT', '/answers/' + shown.fieldId, { answer: answer }, function (reply) {
          remark.textContent = reply.remark || word('saved');
        });
      });
      add(main, box, remark);
    });
  }

  function showAsking() {
    add(main, el('h2', word('ask')),
      add(el('p'), el('label', word('yourQuestion'), { 'for': 'question' }), el('textarea', '', { id: 'question', rows: '3', maxlength: '2000' })),
      tick('blocks', word('wait')),
      button(word('send'), function () {
        var body = { text: value('question'), blocksSigning: document.getElementById('blocks').checked };
        call('POST', '/questions', body, function () {
          document.getElementById('question').value = '';
          say(word('asked'));
        });
      }, 'send-question', true));
    var answers = add(main, el('div')).lastChild;
    call('GET', '/questions', null, function (known) {
      known.forEach(function (question) {
        add(answers, el('p', question.text));
        if (question.answer) { add(answers, add(el('p'), el('strong', word('answerOf') + ': '), el('span', question.answer))); }
      });
    });
  }

  function kinds() {
    var signature = view.fields.filter(function (shown) { return shown.plugin === 'signature'; })[0];
    if (view.onDevice) { return ['HANDWRITTEN_EXECUTED']; }
    return (signature && signature.config.kinds) || ['ELECTRONIC', 'HANDWRITTEN_EXECUTED'];
  }

  function showSigning() {
    add(main, el('h2', word('sign')));
    var choice = add(el('fieldset'), el('legend', word('how')));
    kinds().forEach(function (kind, index) {
      var input = el('input', '', { type: 'radio', name: 'kind', id: 'kind-' + kind, value: kind });
      input.checked = index === 0;
      input.addEventListener('change', pad);
      var label = el('label', word(kind === 'ELECTRONIC' ? 'typed' : 'drawn'), { 'for': input.id });
      label.insertBefore(input, label.firstChild);
      add(choice, label);
    });
    add(main, choice, el('div', '', { id: 'pad' }),
      tick('agree', word('agree')),
      button(word('go'), announce, 'show-intent'), el('div', '', { id: 'intent' }));
    pad();
  }

  function kind() { return document.querySelector('input[name=kind]:checked').value; }

  function pad() {
    var place = document.getElementById('pad');
    place.textContent = '';
    strokes = [];
    if (kind() === 'ELECTRONIC') {
      add(place, field(word('name'), 'typed-name', { autocomplete: 'name', maxlength: '120' }));
      return;
    }
    var canvas = el('canvas', '', { id: 'drawing', width: '600', height: '200', role: 'img', 'aria-label': word('pad') });
    draws(canvas);
    add(place, canvas, button(word('clear'), pad, 'clear', true));
  }

  function draws(canvas) {
    var pen = canvas.getContext('2d');
    var drawing = false;
    /* A hand that leaves the field goes on drawing along its edge. */
    function within(size, part) { return Math.max(0, Math.min(size, Math.round(size * part))); }
    function point(event) {
      var box = canvas.getBoundingClientRect();
      return [within(canvas.width, (event.clientX - box.left) / box.width),
        within(canvas.height, (event.clientY - box.top) / box.height)];
    }
    canvas.addEventListener('pointerdown', function (event) {
      drawing = true;
      strokes.push([point(event)]);
      if (canvas.setPointerCapture) { canvas.setPointerCapture(event.pointerId); }
    });
    canvas.addEventListener('pointermove', function (event) {
      if (!drawing) { return; }
      var stroke = strokes[strokes.length - 1];
      var last = stroke[stroke.length - 1];
      var next = point(event);
      stroke.push(next);
      pen.lineWidth = 4;
      pen.lineCap = 'round';
      pen.beginPath();
      pen.moveTo(last[0], last[1]);
      pen.lineTo(next[0], next[1]);
      pen.stroke();
    });
    canvas.addEventListener('pointerup', function () { drawing = false; });
  }

  function signature() {
    return kind() === 'ELECTRONIC'
      ? { kind: 'ELECTRONIC', typedName: value('typed-name') }
      : { kind: 'HANDWRITTEN_EXECUTED', strokes: strokes };
  }

  function announce() {
    var agreed = document.getElementById('agree');
    if (!agreed.checked) {
      refuse(word('agree'));
      agreed.focus();
      return;
    }
    call('POST', '/signature-intents', { meaningCode: view.meanings[0].meaningCode }, function (answer) {
      intent = answer;
      var place = document.getElementById('intent');
      place.textContent = '';
      add(place, el('h2', word('says')), el('p', intent.meaningSentence, { 'class': 'meaning' }),
        add(el('p'), el('span', word('as') + ': '), el('strong', intent.signerPrintedName)));
      if (intent.requiredFactors.indexOf('EMAIL_CODE') >= 0) {
        say(word('codeSent'));
        add(place, field(word('code'), 'sign-code', { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '6' }));
      }
      add(place, button(word('confirm'), confirm, 'confirm'));
      (document.getElementById('sign-code') || document.getElementById('confirm')).focus();
    });
  }

  function confirm() {
    var body = { documentHash: view.documentHash, signature: signature() };
    var code = document.getElementById('sign-code');
    if (code) { body.code = code.value.trim(); }
    call('POST', '/signature-intents/' + intent.intentId + '/confirmation', body, function (answer) {
      begin();
      finished(answer.state === 'COMPLETED' ? 'done' : 'waiting');
    });
  }

  function ended(text) {
    add(main, el('p', word(text), { id: 'ended' }));
    main.focus();
  }

  function finished(text) {
    ended(text);
    if (text !== 'done' || view.onDevice) { return; }
    add(main, button(word('copy'), copy, 'copy'), button(word('withdraw'), withdraw, 'withdraw', true));
  }

  function copy() {
    var request = new XMLHttpRequest();
    request.open('GET', api + '/copy');
    request.responseType = 'blob';
    request.setRequestHeader('Participant-Session', sessionStorage.getItem(kept) || '');
    fromDevice(request);
    request.onload = function () {
      if (request.status !== 200) {
        refuse(word('copyLater'));
        return;
      }
      var link = el('a', '', { href: URL.createObjectURL(request.response), download: 'consent.pdf' });
      add(main, link).lastChild.click();
    };
    request.send();
  }

  function sure(question, label, act) {
    var place = add(el('div', '', { role: 'group' }), el('p', question),
      button(label, act, 'yes'), button(word('no'), function () { main.removeChild(place); }, 'no', true));
    add(main, place);
    document.getElementById('no').focus();
  }

  function withdraw() {
    sure(word('withdrawSure'), word('yes'), function () {
      call('POST', '/withdrawal', { scope: 'FULL' }, function () { begin(); ended('withdrawn'); });
    });
  }

  function showDeclining() {
    add(main, el('h2', word('decline')),
      button(word('decline'), function () {
        sure(word('declineSure'), word('yesDecline'), function () {
          call('POST', '/decline', { reasonCode: 'PREFER_NOT_TO_SAY' }, function () { begin(); ended('declined'); });
        });
      }, 'decline', true));
  }

  load();
}());
