import { Extension } from '@peculiar/x509';

const OID_NAME_CONSTRAINTS = '2.5.29.30';
const SEQUENCE = 0x30;
/** `permittedSubtrees`, and the two kinds of GeneralName used here, by their context tags (RFC 5280, 4.2.1.10 and 4.2.1.6). */
const PERMITTED = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/** Address and mask of the networks that no public site can have: RFC 1918, RFC 6598, and this computer itself. */
const NETWORKS = [
  [10, 0, 0, 0, 255, 0, 0, 0],
  [172, 16, 0, 0, 255, 240, 0, 0],
  [192, 168, 0, 0, 255, 255, 0, 0],
  [100, 64, 0, 0, 255, 192, 0, 0],
  [127, 0, 0, 0, 255, 0, 0, 0],
] as const;

/** One DER element. Everything here is shorter than 128 bytes, so its length is a single byte. */
function element(tag: number, content: readonly number[]): number[] {
  return [tag, content.length, ...content];
}

/** The extension by which a certificate authority may vouch for private addresses and `localhost`, and for nothing else. */
export function nameConstraints(): Extension {
  const networks = NETWORKS.map((network) => element(IP_ADDRESS, network));
  const names = [...networks, element(DNS_NAME, [...Buffer.from('localhost')])];
  const permitted = element(
    PERMITTED,
    names.flatMap((name) => element(SEQUENCE, name)),
  );
  return new Extension(OID_NAME_CONSTRAINTS, true, new Uint8Array(element(SEQUENCE, permitted)));
}
