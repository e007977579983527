import { validateXML } from 'xmllint-wasm';

/**
 * The rules of the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010, section 3.2), written down from its tables:
 * order, number and names of elements, closed lists, the form of times. Checked by libxml2, which shares no code with the
 * writer of our messages.
 */
const optional = 'minOccurs="0"';
const many = 'minOccurs="0" maxOccurs="unbounded"';
const text = (name: string, times = ''): string => `<xs:element name="${name}" type="xs:string" ${times}/>`;
const time = (name: string, times = ''): string => `<xs:element name="${name}" type="c:time" ${times}/>`;
const oneOf = (name: string, values: string, times = ''): string => {
  const items = values.split(' ').map((value) => `<xs:enumeration value="${value}"/>`);
  return `<xs:element name="${name}" ${times}><xs:simpleType><xs:restriction base="xs:string">${items.join('')}</xs:restriction></xs:simpleType></xs:element>`;
};
const holding = (name: string, times: string, ...children: string[]): string =>
  `<xs:element name="${name}" ${times}><xs:complexType><xs:sequence>${children.join('')}</xs:sequence></xs:complexType></xs:element>`;
const pair = (name: string): string => holding(name, many, text('valueName'), text('value'));

const area = holding(
  'area',
  many,
  text('areaDesc'),
  text('polygon', many),
  text('circle', many),
  pair('geocode'),
  `<xs:element name="altitude" type="xs:decimal" ${optional}/><xs:element name="ceiling" type="xs:decimal" ${optional}/>`,
);
const resource = holding(
  'resource',
  many,
  text('resourceDesc'),
  text('mimeType'),
  `<xs:element name="size" type="xs:integer" ${optional}/><xs:element name="uri" type="xs:anyURI" ${optional}/>`,
  text('derefUri', optional),
  text('digest', optional),
);
const info = holding(
  'info',
  many,
  `<xs:element name="language" type="xs:language" default="en-US" ${optional}/>`,
  oneOf(
    'category',
    'Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other',
    'maxOccurs="unbounded"',
  ),
  text('event'),
  oneOf('responseType', 'Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None', many),
  oneOf('urgency', 'Immediate Expected Future Past Unknown'),
  oneOf('severity', 'Extreme Severe Moderate Minor Unknown'),
  oneOf('certainty', 'Observed Likely Possible Unlikely Unknown'),
  text('audience', optional),
  pair('eventCode'),
  ...['effective', 'onset', 'expires'].map((name) => time(name, optional)),
  ...['senderName', 'headline', 'description', 'instruction'].map((name) => text(name, optional)),
  `<xs:element name="web" type="xs:anyURI" ${optional}/>`,
  text('contact', optional),
  pair('parameter'),
  resource,
  area,
);
const alert = holding(
  'alert',
  '',
  '<xs:element name="identifier" type="c:name"/><xs:element name="sender" type="c:name"/>',
  time('sent'),
  oneOf('status', 'Actual Exercise System Test Draft'),
  oneOf('msgType', 'Alert Update Cancel Ack Error'),
  text('source', optional),
  oneOf('scope', 'Public Restricted Private'),
  text('restriction', optional),
  text('addresses', optional),
  text('code', many),
  text('note', optional),
  `<xs:element name="references" type="c:references" ${optional}/>`,
  text('incidents', optional),
  info,
);

const namePattern = '[^\\s,&lt;&amp;]+';
const timePattern = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[\\-+]\\d\\d:\\d\\d';
const simple = (name: string, base: string, pattern: string): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="${base}"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType>`;

const schema = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="urn:oasis:names:tc:emergency:cap:1.2"
  targetNamespace="urn:oasis:names:tc:emergency:cap:1.2" elementFormDefault="qualified">
${simple('name', 'xs:string', namePattern)}
${simple('time', 'xs:dateTime', timePattern)}
${simple('references', 'xs:string', `${namePattern},${namePattern},${timePattern}( ${namePattern},${namePattern},${timePattern})*`)}
${alert}
</xs:schema>`;

/** What is wrong with messages by the rules of CAP 1.2; empty for good ones. */
export async function capFaults(...messages: string[]): Promise<string[]> {
  const xml = messages.map((contents, index) => ({ fileName: `message-${index}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: [schema] });
  return [...errors.map(({ message }) => message), ...messages.flatMap(conditions)];
}

/** What depends on another element, which no schema says. */
function conditions(xml: string): string[] {
  const has = (element: string): boolean => xml.includes(`<${element}>`);
  const is = (element: string, value: string): boolean => xml.includes(`<${element}>${value}</${element}>`);
  return [
    ...(is('scope', 'Restricted') && !has('restriction') ? ['a restricted message names its restriction'] : []),
    ...(is('scope', 'Private') && !has('addresses') ? ['a private message names its addresses'] : []),
    ...(!is('msgType', 'Alert') && !has('references') ? ['an update or cancel names what it refers to'] : []),
  ];
}

/** Whether a document can be read as XML at all. */
export async function isWellFormed(xml: string): Promise<boolean> {
  const anything = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="nothing"/></xs:schema>`;
  const { errors } = await validateXML({ xml: [{ fileName: 'feed.xml', contents: xml }], schema: [anything] });
  return errors.every(({ message }) => message.includes('No matching global declaration'));
}
