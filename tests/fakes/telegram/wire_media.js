'use strict';
// Media of the corpus as the objects of Telegram's API. There are no files behind them.

const { Encoded } = require('./tl.js');

const UNKNOWN_OBJECT = Buffer.from('0df0adba', 'hex'); // a constructor that no schema has
const DC = 2;
const text = (value) => ({ _: 'textWithEntities', text: value, entities: [] });
const fileReference = Buffer.from('zqfilereferenceinvented'); // make_corpus.py lists it as a canary
let nextFileId = 70000;

function photo({ width = 800, height = 600, size = 54321 }, date) {
  return {
    _: 'photo',
    id: nextFileId++,
    access_hash: 1,
    file_reference: fileReference,
    date,
    dc_id: DC,
    sizes: [
      { _: 'photoSize', type: 'm', w: 320, h: 240, size: 12345 },
      { _: 'photoSize', type: 'x', w: width, h: height, size },
    ],
  };
}

function document({ mime, size = 123456, name }, date, attributes) {
  const all =
    name === undefined ? attributes : [...attributes, { _: 'documentAttributeFilename', file_name: name }];
  return {
    _: 'document',
    id: nextFileId++,
    access_hash: 1,
    file_reference: fileReference,
    date,
    mime_type: mime,
    size,
    dc_id: DC,
    attributes: all,
  };
}

function documentMedia(description, date, mime, attributes, flags = {}) {
  return {
    _: 'messageMediaDocument',
    spoiler: description.spoiler,
    ttl_seconds: description.ttl,
    ...flags,
    document: description.expired ? undefined : document({ mime, ...description }, date, attributes),
  };
}

const video = ({ duration = 12, width = 640, height = 480 }, more) => ({
  _: 'documentAttributeVideo',
  duration,
  w: width,
  h: height,
  ...more,
});
const audio = ({ duration = 7, title, performer }, more) => ({
  _: 'documentAttributeAudio',
  duration,
  title,
  performer,
  ...more,
});
const stickerSet = ({ set }) =>
  set ? { _: 'inputStickerSetID', id: set, access_hash: 1 } : { _: 'inputStickerSetEmpty' };
const point = ({ latitude, longitude }) => ({
  _: 'geoPoint',
  lat: latitude,
  long: longitude,
  access_hash: 0,
});

function pollResults({ answers, total, solution, chosen, recent }, peerOf) {
  return {
    _: 'pollResults',
    total_voters: total === undefined ? answers.reduce((sum, { voters = 0 }) => sum + voters, 0) : total,
    results: answers.map(({ voters = 0, correct }, i) => ({
      _: 'pollAnswerVoters',
      option: Buffer.from([i]),
      voters,
      correct,
      chosen: chosen === i,
      recent_voters: [],
    })),
    recent_voters: recent && recent.map(peerOf),
    solution,
    solution_entities: solution === undefined ? undefined : [],
  };
}

const poll = (description) => ({
  _: 'poll',
  id: description.id,
  closed: description.closed,
  public_voters: description.public,
  quiz: description.quiz,
  multiple_choice: description.multiple,
  question: text(description.question),
  hash: 0,
  answers: description.answers.map((answer, i) => ({
    _: 'pollAnswer',
    text: text(answer.text),
    option: Buffer.from([i]),
  })),
});

const peerUser = (id) => ({ _: 'peerUser', user_id: id });

const KINDS = {
  photo: (m, date) => ({
    _: 'messageMediaPhoto',
    spoiler: m.spoiler,
    ttl_seconds: m.ttl,
    photo: m.expired ? undefined : photo(m, date),
  }),
  document: (m, date) => documentMedia(m, date, 'application/pdf', []),
  video: (m, date) =>
    documentMedia(m, date, 'video/mp4', [video(m, { supports_streaming: true })], { video: true }),
  video_note: (m, date) =>
    documentMedia(m, date, 'video/mp4', [video(m, { round_message: true })], { round: true }),
  animation: (m, date) => documentMedia(m, date, 'video/mp4', [video(m), { _: 'documentAttributeAnimated' }]),
  voice: (m, date) => documentMedia(m, date, 'audio/ogg', [audio(m, { voice: true })], { voice: true }),
  audio: (m, date) => documentMedia(m, date, 'audio/mpeg', [audio(m)]),
  sticker: (m, date) =>
    documentMedia(m, date, 'image/webp', [
      { _: 'documentAttributeImageSize', w: 512, h: 512 },
      { _: 'documentAttributeSticker', alt: m.emoji || '\u{1f600}', stickerset: stickerSet(m) },
    ]),
  contact: (m) => ({
    _: 'messageMediaContact',
    phone_number: m.phone,
    first_name: m.first_name,
    last_name: m.last_name,
    vcard: m.vcard,
    user_id: m.user || 0,
  }),
  location: (m) =>
    m.live_period === undefined
      ? { _: 'messageMediaGeo', geo: point(m) }
      : { _: 'messageMediaGeoLive', geo: point(m), period: m.live_period },
  venue: (m) => ({
    _: 'messageMediaVenue',
    geo: point(m),
    title: m.title,
    address: m.address,
    provider: m.provider || 'foursquare',
    venue_id: m.venue_id || '',
    venue_type: m.venue_type || '',
  }),
  poll: (m) => ({ _: 'messageMediaPoll', poll: poll(m), results: pollResults(m, peerUser) }),
  checklist: (m) => ({
    _: 'messageMediaToDo',
    todo: {
      _: 'todoList',
      title: text(m.title),
      list: m.items.map((item, i) => ({ _: 'todoItem', id: i + 1, title: text(item) })),
    },
  }),
  dice: (m) => ({ _: 'messageMediaDice', value: m.value, emoticon: m.emoji || '\u{1f3b2}' }),
  game: (m, date) => ({
    _: 'messageMediaGame',
    game: {
      _: 'game',
      id: nextFileId++,
      access_hash: 1,
      short_name: m.short_name,
      title: m.title,
      description: m.description,
      photo: photo(m, date),
    },
  }),
  invoice: (m) => ({
    _: 'messageMediaInvoice',
    title: m.title,
    description: m.description,
    currency: m.currency || 'USD',
    total_amount: m.amount || 100,
    start_param: m.start_param || '',
  }),
  web_page: (m) => ({
    _: 'messageMediaWebPage',
    webpage: {
      _: 'webPage',
      id: nextFileId++,
      url: m.url,
      display_url: m.display_url || m.url,
      hash: 0,
      type: m.type || 'article',
      embed_url: m.embed,
      embed_type: m.embed && 'iframe',
      embed_width: m.embed && 10,
      embed_height: m.embed && 10,
      site_name: m.site,
      title: m.title,
      description: m.description,
      author: m.author,
    },
  }),
  story: (m) => ({ _: 'messageMediaStory', peer: { _: 'peerChannel', channel_id: m.channel }, id: m.id }),
  giveaway: (m) => ({
    _: 'messageMediaGiveaway',
    channels: m.channels,
    quantity: m.quantity || 1,
    months: 3,
    until_date: m.until,
    prize_description: m.prize,
  }),
  giveaway_results: (m) => ({
    _: 'messageMediaGiveawayResults',
    channel_id: m.channel,
    launch_msg_id: m.launch,
    winners_count: m.winners.length,
    unclaimed_count: 0,
    winners: m.winners,
    months: 3,
    until_date: m.until,
    prize_description: m.prize,
  }),
  paid: (m) => ({
    _: 'messageMediaPaidMedia',
    stars_amount: m.stars,
    extended_media: [{ _: 'messageExtendedMediaPreview', w: 10, h: 10 }],
  }),
  surprise: () => new Encoded(UNKNOWN_OBJECT),
  unsupported: () => ({ _: 'messageMediaUnsupported' }),
};

function media(description, date) {
  const build = KINDS[description.kind];
  if (!build) throw new Error(`unknown kind of media: ${description.kind}`);
  return build(description, date);
}

const sticker = (mime) => KINDS.sticker({ mime }, 0).document;

module.exports = { UNKNOWN_OBJECT, media, sticker, poll, pollResults, peerUser };
