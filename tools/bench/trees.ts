/** Management trees against their description: accounts with hundreds of addresses, sound and with one wrong node in ten. */
import { buildDmacc, dmacc } from '../../generated/mo/dmacc-1.0';
import type { InstanceNode } from '../mo/instance';
import { validate } from '../mo/validate';
import type { Contest, Rates } from './contests';

/** Addresses of the account; each is a node with three leaves and a port. */
const addresses = 400;

function account(): InstanceNode {
  const one = (index: number) => ({
    Addr: `http://server${index}.example/dm`,
    AddrType: 'URI',
    Port: new Map([['1', { PortNbr: String(1024 + index) }]]),
  });
  return buildDmacc(
    {
      AppID: 'w7',
      ServerID: 'srv',
      AppAddr: new Map(Array.from({ length: addresses }, (_, index) => [`A${index}`, one(index)])),
      AppAuth: new Map([['C', { AAuthLevel: 'CLCRED', AAuthType: 'DIGEST', AAuthName: 'n', AAuthSecret: 's' }]]),
    },
    'srv',
  );
}

/** One leaf in five, which is one node in ten, is of a format that the object does not have there. */
function spoilt(tree: InstanceNode): InstanceNode {
  let leaves = 0;
  const spoil = (node: InstanceNode): InstanceNode => {
    if (node.children) return { ...node, children: node.children.map(spoil) };
    return ++leaves % 5 === 0 ? { ...node, format: 'bool', value: 'perhaps' } : { ...node };
  };
  return spoil(tree);
}

function countOf({ children = [] }: InstanceNode): number {
  return children.reduce((sum, child) => sum + countOf(child), 1);
}

export function treeValidation(): Contest {
  const sound = account();
  const faulty = spoilt(sound);
  const nodes = countOf(sound);
  const all = { findings: Number.MAX_SAFE_INTEGER };
  if (validate(sound, dmacc.root).length > 0) throw new Error('the sound tree is not sound');
  if (validate(faulty, dmacc.root, all).length < nodes * 0.09) throw new Error('the faulty tree has too few faults');
  const millions = (name: string) => (rate: Rates) => (rate(name) ?? 0) * (nodes / 1e6);
  return {
    name: 'instance tree validation',
    schedule: { milliseconds: 80, batch: 4 },
    contenders: [
      { name: 'sound', run: () => validate(sound, dmacc.root) },
      { name: 'faulty', run: () => validate(faulty, dmacc.root, all) },
    ],
    gates: [
      { what: 'instance tree, all rules', floor: 1.5, target: 4, unit: 'M nodes/s', value: millions('sound') },
      { what: 'instance tree, faults in it', floor: 0.2, target: 0.5, unit: 'M nodes/s', value: millions('faulty') },
    ],
  };
}
