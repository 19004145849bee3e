/** Packages: octets that are uploaded once and sent by reference. */
import { createHash } from 'node:crypto';
import type { ApiOptions, Route } from './api';
import { jsonAnswer, Problem } from './problem';
import { packageView } from './views';

export function packageRoutes({ store, random, now, defects }: ApiOptions): Route[] {
  const packageOf = (id: string) => {
    const found = store.package(id);
    if (!found) throw new Problem(404, 'no such package');
    return found;
  };
  return [
    {
      method: 'POST',
      path: 'packages',
      role: 'operator',
      run: ({ request: { body, headers } }) => {
        if (body.length === 0) throw new Problem(400, 'the package is empty');
        const one = {
          id: Buffer.from(random(9)).toString('base64url'),
          type: (headers['content-type'] ?? 'application/octet-stream').slice(0, 255),
          bytes: defects.has('api-package-cut') ? body.subarray(0, 4) : body,
          sha256: createHash('sha256').update(body).digest('hex'),
          at: now().toISOString(),
        };
        store.transaction(() => store.putPackage(one));
        return jsonAnswer(201, packageView(one));
      },
    },
    {
      method: 'GET',
      path: 'packages',
      role: 'reader',
      run: () => jsonAnswer(200, { packages: [...store.allPackages()].map(packageView) }),
    },
    {
      method: 'GET',
      path: 'packages/*',
      role: 'reader',
      run: ({ path }) => jsonAnswer(200, packageView(packageOf(path[0]!))),
    },
    {
      method: 'DELETE',
      path: 'packages/*',
      role: 'operator',
      run: ({ path }) => {
        const { id } = packageOf(path[0]!);
        store.transaction(() => store.removePackage(id));
        return jsonAnswer(204);
      },
    },
  ];
}
