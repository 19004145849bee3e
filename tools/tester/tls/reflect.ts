/** The three functions of the metadata proposal that @peculiar/x509 leans on (by way of tsyringe), where nothing has brought them. Import it first. */

type Keys = Map<unknown, unknown>;

const kept = new WeakMap<object, Keys>();

function getOwnMetadata(key: unknown, target: object): unknown {
  return kept.get(target)?.get(key);
}

function getMetadata(key: unknown, target: object): unknown {
  for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at) as object | null)
    if (kept.get(at)?.has(key)) return getOwnMetadata(key, at);
  return undefined;
}

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const keys: Keys = kept.get(target) ?? new Map();
  kept.set(target, keys.set(key, value));
}

if (!('getMetadata' in Reflect)) Object.assign(Reflect, { getMetadata, getOwnMetadata, defineMetadata });
