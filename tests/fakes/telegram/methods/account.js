'use strict';
// Configuration, the account itself, and what TDLib asks in the background.
const { RpcError, now } = require('../answers.js');
const wire = require('../wire.js');

const TEST_DCS = { 1: '149.154.175.10', 2: '149.154.167.40', 3: '149.154.175.117' };

// Limits as of 2026; TDLib wants every field.
const CONFIG = {
  test_mode: true,
  dc_txt_domain_name: 'invalid',
  chat_size_max: 200,
  megagroup_size_max: 200000,
  forwarded_count_max: 100,
  online_update_period_ms: 120000,
  offline_blur_timeout_ms: 5000,
  offline_idle_timeout_ms: 30000,
  online_cloud_timeout_ms: 300000,
  notify_cloud_delay_ms: 30000,
  notify_default_delay_ms: 1500,
  push_chat_period_ms: 60000,
  push_chat_limit: 2,
  edit_time_limit: 172800,
  revoke_time_limit: 172800,
  revoke_pm_time_limit: 172800,
  rating_e_decay: 2419200,
  stickers_recent_limit: 200,
  channels_read_media_period: 604800,
  call_receive_timeout_ms: 20000,
  call_ring_timeout_ms: 90000,
  call_connect_timeout_ms: 30000,
  call_packet_timeout_ms: 10000,
  me_url_prefix: 'https://t.me/',
  caption_length_max: 1024,
  message_length_max: 4096,
  webfile_dc_id: 2,
};

function config(call) {
  const options = Object.entries(TEST_DCS).map(([id, address]) => ({
    _: 'dcOption',
    id: Number(id),
    ip_address: address,
    port: 443,
  }));
  return {
    _: 'config',
    ...CONFIG,
    date: now(),
    expires: now() + 3600,
    this_dc: call.session.connection.dc || 2,
    dc_options: options,
  };
}

function appConfig(call) {
  const { frozen } = call.world;
  const number = (key, value) => ({ _: 'jsonObjectValue', key, value: { _: 'jsonNumber', value } });
  const value = frozen
    ? [
        number('freeze_since_date', frozen.since),
        number('freeze_until_date', frozen.until),
        { _: 'jsonObjectValue', key: 'freeze_appeal_url', value: { _: 'jsonString', value: frozen.appeal } },
      ]
    : [];
  return { _: 'help.appConfig', hash: frozen ? 2 : 1, config: { _: 'jsonObject', value } };
}

function termsUpdate(call) {
  const text = call.world.termsOfService;
  if (!text) return { _: 'help.termsOfServiceUpdateEmpty', expires: now() + 3600 };
  return {
    _: 'help.termsOfServiceUpdate',
    expires: now() + 3600,
    terms_of_service: { _: 'help.termsOfService', id: { _: 'dataJSON', data: '{}' }, text, entities: [] },
  };
}

function self(call) {
  const { account } = call.key;
  if (!account) throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
  return wire.user(call.world.users.get(account.user), account.user);
}

function usersOf(call, inputs) {
  return inputs.map((input) => {
    const id = input._ === 'inputUserSelf' ? call.key.account.user : input.user_id;
    const person = call.world.users.get(id);
    return person ? wire.user(person, call.answers.selfId) : { _: 'userEmpty', id };
  });
}

function fullUser(call, { id }) {
  const [user] = usersOf(call, [id]);
  const person = call.world.users.get(user.id);
  return {
    _: 'users.userFull',
    chats: [],
    users: [user],
    full_user: {
      _: 'userFull',
      id: user.id,
      about: person && person.about,
      settings: { _: 'peerSettings' },
      common_chats_count: 0,
      notify_settings: wire.notifySettings(),
    },
  };
}

module.exports = {
  'help.getConfig': config,
  'help.getAppConfig': appConfig,
  'help.getNearestDc': (call) => ({
    _: 'nearestDc',
    country: 'XX',
    this_dc: call.session.connection.dc || 2,
    nearest_dc: 2,
  }),
  'help.getTermsOfServiceUpdate': termsUpdate,
  'help.getPromoData': () => ({ _: 'help.promoDataEmpty', expires: now() + 3600 }),
  'help.acceptTermsOfService': () => true,
  'account.updateStatus': () => true,
  'account.getAccountTTL': () => ({ _: 'accountDaysTTL', days: 365 }),
  'account.getAuthorizations': () => ({
    _: 'account.authorizations',
    authorization_ttl_days: 180,
    authorizations: [],
  }),
  'users.getUsers': (call, { id }) =>
    id.length === 1 && id[0]._ === 'inputUserSelf' ? [self(call)] : usersOf(call, id),
  'users.getFullUser': fullUser,
  'langpack.getLanguages': () => [],
  'updates.getState': (call) => {
    call.server.followUpdates(call.session, call.key);
    return call.answers.state();
  },
  // Only basic groups have updates here; channels that may have news are named.
  'updates.getDifference': (call, { pts }) => {
    call.server.followUpdates(call.session, call.key);
    const changed = [...call.world.chats.values()].filter((chat) => chat.member && chat.events.length > 0);
    if (changed.length === 0 && pts >= call.world.state.pts)
      return { _: 'updates.differenceEmpty', date: now(), seq: call.world.state.seq };
    const news = changed.map((chat) => ({
      update: { _: 'updateChannelTooLong', channel_id: chat.id, pts: chat.pts },
    }));
    const { updates, users, chats } = call.answers.updates(news);
    return {
      _: 'updates.difference',
      new_messages: [],
      new_encrypted_messages: [],
      other_updates: updates,
      users,
      chats,
      state: call.answers.state(),
    };
  },
};
