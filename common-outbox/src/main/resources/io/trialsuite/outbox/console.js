"use strict";

// What events hold is foreign text: it enters the page as text only. The token stays in its field.

const REFRESH = 5000;
const shown = new Map();
let deciding = null;

const by = id => document.getElementById(id);

function element(name, text, attributes) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) {
    made.textContent = String(text);
  }
  Object.entries(attributes || {}).forEach(entry => made.setAttribute(entry[0], entry[1]));
  return made;
}

function say(sentence, refused) {
  const place = by("said");
  place.textContent = sentence;
  place.className = refused ? "refused" : "";
}

function sentence(status, told) {
  switch (status) {
    case 401: return "The access token is missing, has expired or is for another service.";
    case 403: return "The access token does not allow to operate; it needs the scope platform.operate.";
    case 400: return told || "The service could not accept what was entered.";
    case 404: return told || "It is not there, or no longer.";
    default: return told || "The service answered with status " + status + ".";
  }
}

function ask(method, path, parameters) {
  const request = {method: method, headers: {Accept: "application/json", Authorization: "Bearer " + by("token").value.trim()}};
  let url = path;
  if (parameters && method === "POST") {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(parameters);
  } else if (parameters) {
    url += "?" + new URLSearchParams(parameters).toString();
  }
  return fetch(url, request)
    .catch(() => { throw new Error("The service cannot be reached; nothing was changed that it has not confirmed."); })
    .then(response => response.text().then(text => {
      const answer = parsed(text);
      if (!response.ok) {
        throw Object.assign(new Error(sentence(response.status, answer && (answer.detail || answer.message))), {status: response.status});
      }
      return answer;
    }));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (notJson) {
    return null;
  }
}

/** Adds who acts, and leaves out what is empty. */
function said(parameters) {
  const all = Object.assign({by: by("by").value.trim()}, parameters);
  return Object.fromEntries(Object.entries(all).filter(entry => entry[1] !== "" && entry[1] !== null));
}

function facts(place, pairs) {
  place.replaceChildren();
  pairs.forEach(pair => place.append(element("dt", pair[0]), element("dd", pair[1])));
}

function seconds(duration) {
  if (typeof duration === "number") {
    return Math.round(duration) + " s";
  }
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration || "");
  if (!parts) {
    return duration;
  }
  return [[parts[1], " h"], [parts[2], " min"], [parts[3] && Math.round(parts[3]), " s"]]
    .filter(part => part[0]).map(part => part[0] + part[1]).join(" ") || "0 s";
}

function table(columns, rows, none) {
  if (rows.length === 0) {
    return element("p", none, {class: "none"});
  }
  const made = element("table");
  const head = made.appendChild(element("thead")).appendChild(element("tr"));
  columns.forEach(column => head.append(element("th", column[0], {scope: "col"})));
  const body = made.appendChild(element("tbody"));
  rows.forEach(row => {
    const line = body.appendChild(element("tr"));
    columns.forEach(column => {
      const value = column[1](row);
      const cell = element("td", value instanceof Node ? null : value, {"data-name": column[0]});
      if (value instanceof Node) {
        cell.append(value);
      }
      line.append(cell);
    });
  });
  return made;
}

/** Draws again only what has changed, so that what somebody has opened or selected stays. */
function show(place, value, draw) {
  const text = JSON.stringify(value);
  if (shown.get(place) !== text) {
    shown.set(place, text);
    draw();
  }
}

function options(select, values) {
  const chosen = select.value;
  select.replaceChildren();
  values.forEach(value => select.append(element("option", value[1], {value: value[0]})));
  if (values.length > 0) {
    select.value = (values.find(value => value[0] === chosen) || values[0])[0];
  }
}

function showOverview(outbox) {
  facts(by("overview"), [
    ["Unpublished", outbox.unpublished],
    ["Oldest of them waits", seconds(outbox.lag)],
    ["Subjects held back", outbox.heldSubjects],
    ["Longest held back", seconds(outbox.heldFor)],
    ["Parked", outbox.parked.length],
  ]);
  show("parked", outbox.parked, () => by("parked").replaceChildren(table([
    ["Type", event => event.type],
    ["Subject", event => event.subject],
    ["Attempts", event => event.attempts],
    ["Parked at", event => event.parkedAt],
    ["What the broker said", event => event.error],
    ["", event => {
      const button = element("button", "Decide", {type: "button", "aria-label": "Decide about " + event.id});
      button.addEventListener("click", () => decide(event));
      return button;
    }],
  ], outbox.parked, "Nothing is parked.")));
}

function decide(event) {
  deciding = event;
  by("decision-title").textContent = "Decide about " + event.id;
  facts(by("decision-facts"), [
    ["Type", event.type], ["Subject", event.subject], ["Topic", event.topic], ["Flow", event.correlationId],
    ["Recorded", event.recordedAt], ["Parked", event.parkedAt], ["Attempts", event.attempts], ["Broker", event.error],
  ]);
  by("correction").hidden = true;
  by("data").value = "";
  by("decision-reason").value = "";
  by("sure").checked = false;
  by("decision").hidden = false;
  by("decision-title").focus();
}

function closeDecision() {
  deciding = null;
  by("data").value = "";
  by("decision").hidden = true;
}

function reasonFor(field) {
  const reason = by(field).value.trim();
  if (reason === "") {
    by(field).focus();
    throw new Error("A reason is needed; it is kept with what you do.");
  }
  return reason;
}

const eventPath = () => "outbox/" + encodeURIComponent(deciding.id);

function pretty(text) {
  const value = parsed(text);
  return value === null ? text : JSON.stringify(value, null, 2);
}

const decisions = {
  show: () => ask("GET", eventPath(), said({reason: reasonFor("decision-reason")})).then(answer => {
    by("data").value = pretty(answer.data);
    by("correction").hidden = false;
    return "Its data is shown below. That you looked is kept.";
  }),
  release: () => ask("POST", eventPath(), said({reason: reasonFor("decision-reason")})).then(answer => {
    closeDecision();
    return answer.released ? "Released." : "It is no longer parked; somebody else has decided.";
  }),
  correct: () => ask("POST", eventPath(), said({reason: reasonFor("decision-reason"), data: by("data").value})).then(answer => {
    closeDecision();
    return answer.released ? "Released with other data." : "It is no longer parked; somebody else has decided.";
  }),
  discard: () => {
    const reason = reasonFor("decision-reason");
    if (!by("sure").checked) {
      by("sure").focus();
      throw new Error("Confirm that it shall never be published.");
    }
    return ask("DELETE", eventPath(), said({reason: reason})).then(answer => {
      closeDecision();
      return answer.discarded ? "Discarded." : "It is no longer parked; somebody else has decided.";
    });
  },
};

function showDead(queues) {
  const names = Object.keys(queues);
  options(by("redrive-queue"), names.map(name => [name, name + " (" + queues[name].length + ")"]));
  options(by("queues"), names.map(name => [name, name]));
  by("dead").replaceChildren();
  names.forEach(name => {
    by("dead").append(element("h3", name), table([
      ["Type", message => message.type],
      ["Group", message => message.group],
      ["Sent", message => message.sentAt],
      ["Reason", message => message.reason],
      ["Body", message => {
        const details = element("details");
        details.append(element("summary", "Show"), element("pre", pretty(message.body)));
        return details;
      }],
    ], queues[name], "Nothing lies there."));
  });
}

function showReplays(replays) {
  const running = replays.filter(replay => replay.state === "RUNNING");
  options(by("stop-id"), running.map(replay => [replay.id, replay.queue + " since " + replay.from]));
  by("stop").hidden = running.length === 0;
  by("replays").replaceChildren(table([
    ["Queue", replay => replay.queue],
    ["From", replay => replay.from],
    ["To", replay => replay.to],
    ["Only", replay => [replay.type, replay.subject].filter(Boolean).join(", ") || "everything"],
    ["By", replay => replay.requestedBy],
    ["Reason", replay => replay.reason],
    ["State", replay => replay.state],
    ["Sent", replay => replay.sent],
  ], replays, "There was none."));
}

function showPauses(pauses) {
  options(by("resume-id"), pauses.map(pause => [pause.id, matched(pause)]));
  by("resume").hidden = pauses.length === 0;
  by("pauses").replaceChildren(table([
    ["What", matched],
    ["Since", pause => pause.since],
    ["By", pause => pause.by],
    ["Reason", pause => pause.reason],
  ], pauses, "Nothing is paused."));
}

function matched(pause) {
  return [["topic", pause.topic], ["subject", pause.subject], ["organization", pause.tenant]]
    .filter(part => part[1]).map(part => part[0] + " " + part[1]).join(" and ");
}

/** A service that consumes nothing has nothing to replay. */
function optional(path, none) {
  return ask("GET", path).catch(failure => {
    if (failure.status === 404) {
      return none;
    }
    throw failure;
  });
}

function refresh() {
  return ask("GET", "outbox")
    .then(outbox => Promise.all([optional("replays", []), optional("pauses", [])]).then(others => {
      by("content").hidden = false;
      showOverview(outbox);
      show("replays", others[0], () => showReplays(others[0]));
      show("pauses", others[1], () => showPauses(others[1]));
    }));
}

function look() {
  return ask("GET", "deadletters").then(queues => {
    showDead(queues);
    const count = Object.values(queues).reduce((sum, messages) => sum + messages.length, 0);
    return count === 0 ? "No dead letters." : count + (count === 1 ? " dead letter." : " dead letters.");
  });
}

/** Says what became of it; on a refusal every field keeps what it holds. */
function act(work) {
  return Promise.resolve().then(work).then(result => refresh().then(() => say(result, false)), failure => {
    say(failure.message, true);
  }).catch(failure => say(failure.message, true));
}

function onSubmit(form, work) {
  by(form).addEventListener("submit", event => {
    event.preventDefault();
    act(work);
  });
}

function cleared(fields, result) {
  fields.forEach(field => { by(field).value = ""; });
  return result;
}

onSubmit("entry", () => refresh().then(() => "Open. The token is kept in this page only."));
onSubmit("redrive", () => ask("POST", "deadletters/" + encodeURIComponent(by("redrive-queue").value),
  said({limit: Number(by("redrive-limit").value), reason: reasonFor("redrive-reason")}))
  .then(answer => look().then(() => cleared(["redrive-reason"], answer.redriven + " sent back."))));
onSubmit("replay", () => ask("POST", "replays", said({
  queue: by("replay-queue").value.trim(), from: by("replay-from").value.trim(), to: by("replay-to").value.trim(),
  type: by("replay-type").value.trim(), subject: by("replay-subject").value.trim(),
  perSecond: Number(by("replay-pace").value), reason: reasonFor("replay-reason"),
})).then(() => cleared(["replay-reason"], "The replay has begun.")));
onSubmit("stop", () => ask("DELETE", "replays/" + encodeURIComponent(by("stop-id").value), said({reason: reasonFor("stop-reason")}))
  .then(answer => cleared(["stop-reason"], answer.stopped ? "Stopped." : "It had ended already.")));
onSubmit("pause", () => ask("POST", "pauses", said({
  topic: by("pause-topic").value.trim(), subject: by("pause-subject").value.trim(), tenant: by("pause-tenant").value.trim(),
  reason: reasonFor("pause-reason"),
})).then(() => cleared(["pause-topic", "pause-subject", "pause-tenant", "pause-reason"], "Paused.")));
onSubmit("resume", () => ask("DELETE", "pauses/" + encodeURIComponent(by("resume-id").value), said({reason: reasonFor("resume-reason")}))
  .then(answer => cleared(["resume-reason"], answer.resumed ? "It goes on." : "It had ended already.")));
by("decision").addEventListener("submit", event => event.preventDefault());
Object.keys(decisions).forEach(name => by(name).addEventListener("click", () => act(decisions[name])));
by("leave").addEventListener("click", closeDecision);
by("look").addEventListener("click", () => act(look));
by("place").textContent = location.host;

setInterval(() => {
  if (!by("content").hidden && !document.hidden) {
    refresh().catch(failure => say(failure.message, true));
  }
}, REFRESH);
