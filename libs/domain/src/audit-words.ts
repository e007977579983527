import type { Language } from './words.js';

/** What kind of act an entry of the audit chain tells of. `export`: data left the house. */
export type AuditActKind = 'read' | 'change' | 'export' | 'session';

interface AuditAct {
  kind: AuditActKind;
  words: Record<Language, string>;
}

const act = (kind: AuditActKind, en: string, ru: string, kk: string): AuditAct => ({ kind, words: { en, ru, kk } });

/** Every action that is written to the chain, and how it is said. */
export const auditActs = {
  'agency.cap_endpoint.name': act(
    'change',
    'named an alerting system',
    'указана система оповещения',
    'хабарлау жүйесі көрсетілді',
  ),
  'agency.cap_endpoint.read': act(
    'read',
    'read the alerting system',
    'просмотрена система оповещения',
    'хабарлау жүйесі қаралды',
  ),
  'agency.cap_endpoint.remove': act(
    'change',
    'removed the alerting system',
    'удалена система оповещения',
    'хабарлау жүйесі алынды',
  ),
  'agency.change': act('change', 'changed the agency', 'изменено учреждение', 'мекеме өзгертілді'),
  'agency.found': act('change', 'founded an agency', 'создано учреждение', 'мекеме құрылды'),
  'audit.read': act('read', 'read the audit chain', 'просмотрен журнал аудита', 'аудит журналы қаралды'),
  'cap.alert.read': act('export', 'fetched an alert message', 'получено сообщение CAP', 'CAP хабары алынды'),
  'cap.feed.read': act('export', 'fetched the alert feed', 'получена лента CAP', 'CAP таспасы алынды'),
  'cap.push': act(
    'export',
    'an alert message was sent to the alerting system',
    'сообщение CAP передано системе оповещения',
    'CAP хабары хабарлау жүйесіне жіберілді',
  ),
  'contact.change': act('change', 'changed a contact', 'изменён контакт', 'байланыс тұлғасы өзгертілді'),
  'contact.designate': act('change', 'designated a contact', 'назначен контакт', 'байланыс тұлғасы тағайындалды'),
  'contact.list': act('read', 'listed contacts', 'просмотрен список контактов', 'байланыс тұлғаларының тізімі қаралды'),
  'contact.read': act('read', 'read a contact', 'просмотрен контакт', 'байланыс тұлғасы қаралды'),
  'delivery.list': act(
    'read',
    'listed failed messages',
    'просмотрен список недоставленных сообщений',
    'жеткізілмеген хабарлар тізімі қаралды',
  ),
  'delivery.send_again': act(
    'change',
    'sent a message again',
    'сообщение отправлено повторно',
    'хабар қайта жіберілді',
  ),
  'device.assign': act('change', 'assigned a device', 'передано устройство', 'құрылғы бекітілді'),
  'device.change': act('change', 'changed a device', 'изменено устройство', 'құрылғы өзгертілді'),
  'device.enrol': act('change', 'enrolled a device', 'зарегистрировано устройство', 'құрылғы тіркелді'),
  'device.list': act('read', 'listed devices', 'просмотрен список устройств', 'құрылғылар тізімі қаралды'),
  'device.push_address.forget': act(
    'change',
    'forgot a push address',
    'удалён адрес уведомлений',
    'хабарлама мекенжайы өшірілді',
  ),
  'device.push_address.register': act(
    'change',
    'registered a push address',
    'указан адрес уведомлений',
    'хабарлама мекенжайы тіркелді',
  ),
  'device.read': act('read', 'read a device', 'просмотрено устройство', 'құрылғы қаралды'),
  'device.revoke': act('change', 'revoked a device', 'отозвано устройство', 'құрылғы кері қайтарылды'),
  'device.rotate_token': act(
    'change',
    'gave a device a new token',
    'устройству выдан новый токен',
    'құрылғыға жаңа токен берілді',
  ),
  'dispatch.connect': act(
    'session',
    'a console began to receive alarms',
    'пульт начал получать тревоги',
    'пульт дабылдарды ала бастады',
  ),
  'dispatch.disconnect': act(
    'session',
    'a console stopped receiving alarms',
    'пульт перестал получать тревоги',
    'пульт дабылдарды алуды тоқтатты',
  ),
  'incident.acknowledge': act('change', 'took an incident', 'инцидент принят', 'оқиға қабылданды'),
  'incident.arrive': act(
    'change',
    'reported arrival on scene',
    'сообщено о прибытии',
    'оқиға орнына келгені хабарланды',
  ),
  'incident.close': act('change', 'closed an incident', 'инцидент закрыт', 'оқиға жабылды'),
  'incident.deliveries.read': act(
    'read',
    'read whom an incident was told to',
    'просмотрены сообщения об инциденте',
    'оқиға туралы хабарлар қаралды',
  ),
  'incident.desks.read': act(
    'read',
    'looked to which desk an incident can go',
    'просмотрено, кому можно передать инцидент',
    'оқиғаны кімге беруге болатыны қаралды',
  ),
  'incident.dispatch': act('change', 'sent a patrol', 'отправлен патруль', 'патруль жіберілді'),
  'incident.events.read': act(
    'read',
    'read the log of an incident',
    'просмотрен журнал инцидента',
    'оқиға журналы қаралды',
  ),
  'incident.hand_over': act(
    'change',
    'handed an incident over to another desk',
    'инцидент передан другой дежурной части',
    'оқиға басқа кезекші бөлімге берілді',
  ),
  'incident.list': act('read', 'listed incidents', 'просмотрен список инцидентов', 'оқиғалар тізімі қаралды'),
  'incident.nearest_units.read': act(
    'read',
    'looked which patrols are near',
    'просмотрено, какие патрули рядом',
    'қай патрульдердің жақын екені қаралды',
  ),
  'incident.note': act(
    'change',
    'noted something on an incident',
    'добавлена запись к инциденту',
    'оқиғаға жазба қосылды',
  ),
  'incident.positions.watch': act(
    'read',
    'watched live positions',
    'просматривалось местоположение в реальном времени',
    'орналасқан жері нақты уақытта қаралды',
  ),
  'incident.read': act('read', 'read an incident', 'просмотрен инцидент', 'оқиға қаралды'),
  'incident.track.read': act('read', 'read the track of an incident', 'просмотрен маршрут', 'қозғалыс жолы қаралды'),
  'load.shed': act(
    'change',
    'requests were refused under overload',
    'запросы отклонены из-за перегрузки',
    'шамадан тыс жүктемеде сұраулар қабылданбады',
  ),
  'location.ask': act('read', 'asked for a location', 'запрошено местоположение', 'орналасқан жері сұралды'),
  'location.read': act('read', 'read a location', 'просмотрено местоположение', 'орналасқан жері қаралды'),
  'order.activate': act('change', 'activated an order', 'предписание введено в действие', 'нұсқама күшіне енгізілді'),
  'order.change': act('change', 'changed an order', 'изменено предписание', 'нұсқама өзгертілді'),
  'order.create': act('change', 'created an order', 'создано предписание', 'нұсқама жасалды'),
  'order.extend': act('change', 'extended an order', 'продлено предписание', 'нұсқама ұзартылды'),
  'order.list': act('read', 'listed orders', 'просмотрен список предписаний', 'нұсқамалар тізімі қаралды'),
  'order.permits.read': act('read', 'read the permits of an order', 'просмотрены разрешения', 'рұқсаттар қаралды'),
  'order.read': act('read', 'read an order', 'просмотрено предписание', 'нұсқама қаралды'),
  'order.revoke': act('change', 'revoked an order', 'предписание отменено', 'нұсқама жойылды'),
  'order.zones.read': act('read', 'read the zones of an order', 'просмотрены зоны', 'аймақтар қаралды'),
  'permit.grant': act('change', 'granted a permit', 'выдано разрешение', 'рұқсат берілді'),
  'permit.withdraw': act('change', 'withdrew a permit', 'разрешение отозвано', 'рұқсат кері алынды'),
  'person.change': act('change', 'changed personal data', 'изменены личные данные', 'жеке деректер өзгертілді'),
  'person.list': act('read', 'listed people', 'просмотрен список людей', 'адамдар тізімі қаралды'),
  'person.read': act('read', 'read personal data', 'просмотрены личные данные', 'жеке деректер қаралды'),
  'person.register': act('change', 'registered a person', 'зарегистрирован человек', 'адам тіркелді'),
  'quarantined_report.list': act(
    'read',
    'listed quarantined reports',
    'просмотрен список отложенных сообщений',
    'кейінге қалдырылған хабарламалар қаралды',
  ),
  'readers.read': act('read', 'read who looked', 'просмотрено, кто смотрел данные', 'деректерді кім қарағаны қаралды'),
  'response_plan.activate': act(
    'change',
    'activated a response plan',
    'введён план реагирования',
    'әрекет жоспары қосылды',
  ),
  'response_plan.change': act(
    'change',
    'changed a response plan',
    'изменён план реагирования',
    'әрекет жоспары өзгертілді',
  ),
  'response_plan.draft': act(
    'change',
    'drafted a response plan',
    'составлен план реагирования',
    'әрекет жоспары жасалды',
  ),
  'response_plan.simulate': act(
    'read',
    'tried a plan on an incident',
    'план проверен на инциденте',
    'жоспар оқиғада сыналды',
  ),
  'route.unnamed': act('read', 'used the service', 'обращение к системе', 'жүйеге жүгінді'),
  'session.open': act('session', 'logged in', 'вход в систему', 'жүйеге кірді'),
  'staff.add': act('change', 'added an account', 'создана учётная запись', 'есептік жазба қосылды'),
  'staff.change': act('change', 'changed an account', 'изменена учётная запись', 'есептік жазба өзгертілді'),
  'staff.duty.begin': act('change', 'went on duty', 'начато дежурство', 'кезекшілік басталды'),
  'staff.duty.change': act('change', 'changed duty', 'изменено дежурство', 'кезекшілік өзгертілді'),
  'staff.duty.end': act('change', 'went off duty', 'окончено дежурство', 'кезекшілік аяқталды'),
  'staff.list': act('read', 'listed accounts', 'просмотрен список сотрудников', 'қызметкерлер тізімі қаралды'),
  'staff.read': act('read', 'read an account', 'просмотрена учётная запись', 'есептік жазба қаралды'),
  'unit.change': act('change', 'changed a patrol', 'изменён патруль', 'патруль өзгертілді'),
  'unit.register': act('change', 'registered a patrol', 'зарегистрирован патруль', 'патруль тіркелді'),
  'zone.change': act('change', 'changed a zone', 'изменена зона', 'аймақ өзгертілді'),
  'zone.draw': act('change', 'drew a zone', 'нанесена зона', 'аймақ сызылды'),
  'zone.remove': act('change', 'removed a zone', 'удалена зона', 'аймақ алынды'),
} as const satisfies Record<string, AuditAct>;

/** What an action is called; one that has no words yet is said by those of `route.unnamed`. */
export const auditActOf = (action: string): AuditAct =>
  (auditActs as Record<string, AuditAct | undefined>)[action] ?? auditActs['route.unnamed'];
