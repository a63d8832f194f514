import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { nameConstraints } from './name-constraints.ts';

export type Certificates = {
  /** The server's certificate followed by its authority's, PEM. */
  readonly chain: string;
  /** The server's private key, PEM. */
  readonly key: string;
  /** The certificate of the local authority, PEM: what a phone installs. */
  readonly authority: string;
};

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
/** Apple refuses longer ones: https://support.apple.com/en-us/103769 */
const SERVER_DAYS = 397;
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

function validFor(days: number): { notBefore: Date; notAfter: Date } {
  // A day back, since a phone's clock may be behind.
  return { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + (days - 1) * DAY_MS) };
}

async function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const [bytes] = x509.PemConverter.decode(pem);
  if (bytes === undefined) throw new Error('the key of the local certificate authority is empty');
  return webcrypto.subtle.importKey('pkcs8', bytes, ALGORITHM, false, ['sign']);
}

type Authority = { readonly certificate: x509.X509Certificate; readonly key: webcrypto.CryptoKey };

/** Makes the authority. Its constraints keep it from vouching for any public site, should its key ever be stolen. */
async function makeAuthority(directory: string): Promise<void> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=MiChangarrito en ${hostname().replaceAll(/[^\w.-]/g, '-')}`,
    ...validFor(AUTHORITY_DAYS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      nameConstraints(),
    ],
  });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(join(directory, 'ca.key'), await exportKey(keys.privateKey), { mode: 0o600 });
  await writeFile(join(directory, 'ca.crt'), certificate.toString('pem'));
}

/** Reads the authority of this installation, made at the first call and whenever it is about to expire. */
async function readAuthority(directory: string): Promise<Authority> {
  const path = join(directory, 'ca.crt');
  const read = async (): Promise<x509.X509Certificate> => new x509.X509Certificate(await readFile(path, 'utf8'));
  const isCurrent = existsSync(path) && (await read()).notAfter.getTime() > Date.now() + SERVER_DAYS * DAY_MS;
  if (!isCurrent) await makeAuthority(directory);
  return { certificate: await read(), key: await importKey(await readFile(join(directory, 'ca.key'), 'utf8')) };
}

/**
 * Certificates for HTTPS on the local network. The authority lives in `dataDir`/tls and is made once, so that a phone trusts it
 * once; the server's certificate is new at every start, since addresses change.
 */
export async function makeCertificates(dataDir: string, addresses: readonly string[]): Promise<Certificates> {
  const authority = await readAuthority(join(dataDir, 'tls'));
  const keys = await makeKeys();
  const names = [...addresses, '127.0.0.1'].map((value) => ({ type: 'ip' as const, value }));
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=MiChangarrito',
    issuer: authority.certificate.subject,
    ...validFor(SERVER_DAYS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([SERVER_AUTHENTICATION]),
      new x509.SubjectAlternativeNameExtension([...names, { type: 'dns', value: 'localhost' }]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
    ],
  });
  const authorityPem = authority.certificate.toString('pem');
  return {
    chain: `${certificate.toString('pem')}\n${authorityPem}\n`,
    key: await exportKey(keys.privateKey),
    authority: `${authorityPem}\n`,
  };
}
