import { validateXML } from 'xmllint-wasm';

/**
 * The rules of GPX 1.1 (Topografix, 9 August 2004), as far as our files go: order, number and names of elements, closed
 * ranges, the form of times. Extensions may hold anything of another namespace. Checked by libxml2, which shares no code
 * with our writer.
 */
const optional = 'minOccurs="0"';
const many = 'minOccurs="0" maxOccurs="unbounded"';
const text = (name: string): string => `<xs:element name="${name}" type="xs:string" ${optional}/>`;
const link = `<xs:element name="link" ${many}><xs:complexType><xs:sequence>${text('text')}${text('type')}</xs:sequence><xs:attribute name="href" type="xs:anyURI" use="required"/></xs:complexType></xs:element>`;
const extensions = `<xs:element name="extensions" ${optional}><xs:complexType><xs:sequence><xs:any namespace="##other" processContents="lax" ${many}/></xs:sequence></xs:complexType></xs:element>`;
const decimal = (name: string): string => `<xs:element name="${name}" type="xs:decimal" ${optional}/>`;
const time = `<xs:element name="time" type="xs:dateTime" ${optional}/>`;
const range = (name: string, least: string, most: string): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="xs:decimal">${least}${most}</xs:restriction></xs:simpleType>`;

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:g="http://www.topografix.com/GPX/1/1"
  targetNamespace="http://www.topografix.com/GPX/1/1" elementFormDefault="qualified">
${range('latitude', '<xs:minInclusive value="-90.0"/>', '<xs:maxInclusive value="90.0"/>')}
${range('longitude', '<xs:minInclusive value="-180.0"/>', '<xs:maxExclusive value="180.0"/>')}
<xs:complexType name="point"><xs:sequence>
  ${decimal('ele')}${time}${decimal('magvar')}${decimal('geoidheight')}${text('name')}${text('cmt')}${text('desc')}${text('src')}${link}
  ${text('sym')}${text('type')}${text('fix')}<xs:element name="sat" type="xs:nonNegativeInteger" ${optional}/>
  ${decimal('hdop')}${decimal('vdop')}${decimal('pdop')}${decimal('ageofdgpsdata')}${text('dgpsid')}${extensions}
</xs:sequence>
<xs:attribute name="lat" type="g:latitude" use="required"/><xs:attribute name="lon" type="g:longitude" use="required"/>
</xs:complexType>
<xs:element name="gpx"><xs:complexType><xs:sequence>
  <xs:element name="metadata" ${optional}><xs:complexType><xs:sequence>
    ${text('name')}${text('desc')}${link}${time}${text('keywords')}${extensions}
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="wpt" type="g:point" ${many}/>
  <xs:element name="trk" ${many}><xs:complexType><xs:sequence>
    ${text('name')}${text('cmt')}${text('desc')}${text('src')}${link}
    <xs:element name="number" type="xs:nonNegativeInteger" ${optional}/>${text('type')}${extensions}
    <xs:element name="trkseg" ${many}><xs:complexType><xs:sequence>
      <xs:element name="trkpt" type="g:point" ${many}/>${extensions}
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  ${extensions}
</xs:sequence>
<xs:attribute name="version" type="xs:string" use="required" fixed="1.1"/>
<xs:attribute name="creator" type="xs:string" use="required"/>
</xs:complexType></xs:element>
</xs:schema>`;

/** What is wrong with a file by the rules of GPX 1.1; empty for a good one. */
export async function gpxFaults(contents: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'track.gpx', contents }], schema: [schema] });
  return errors.map(({ message }) => message);
}
