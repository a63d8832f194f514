import type { RequestListener } from 'node:http';
import { CERTIFICATE_PAGE as text } from './messages.ts';

const STYLE = `body{margin:0;font:18px/1.5 system-ui,sans-serif;background:#f6f3ec;color:#1c2a28}
main{max-width:32rem;margin:auto;padding:2rem 1.25rem}h1{font-size:1.6rem;line-height:1.2}li{margin:.75rem 0}
a{display:block;margin:1rem 0;padding:1rem;border-radius:.75rem;text-align:center;font-weight:600;text-decoration:none}
.first{background:#014743;color:#fff}.second{border:2px solid #014743;color:#014743}`;

function page(host: string): string {
  const steps = text.steps.map((step) => `<li>${step}</li>`).join('');
  return `<!doctype html><html lang="es-MX"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title><style>${STYLE}</style><main><h1>${text.title}</h1><p>${text.intro}</p>
<a class="first" href="/ca.crt">${text.download}</a><ol>${steps}</ol><a class="second" href="https://${host}/">${text.open}</a></main></html>`;
}

/** Answers plain HTTP from the local network: the certificate at `/ca.crt`, and everywhere else the page that explains it. */
export function certificatePage(authority: string): RequestListener {
  return (request, response) => {
    if (request.url === '/ca.crt') {
      response.writeHead(200, {
        'content-type': 'application/x-x509-ca-cert',
        'content-disposition': 'attachment; filename="michangarrito.crt"',
      });
      response.end(authority);
      return;
    }
    // The page repeats the host in a link, so it must be an address and nothing else.
    const host = /^[\w.:-]+$/.test(request.headers.host ?? '') ? String(request.headers.host) : '';
    response.writeHead(host === '' ? 400 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(host === '' ? '' : page(host));
  };
}
