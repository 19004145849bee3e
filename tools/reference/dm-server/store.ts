/** Where the model lives. In memory; a subclass writes every change to a file as well (sqlite-store.ts). */
import type { Device, DeviceEvent, Operation, Package } from './model';

export interface StoreLimits {
  readonly devices: number;
  /** Operations of one device that are not done. */
  readonly queue: number;
  /** Operations of one device that are done; the oldest go. */
  readonly history: number;
  /** Events of one device; the oldest go. */
  readonly events: number;
  readonly packages: number;
  /** Octets of all packages. */
  readonly packageOctets: number;
}

export const defaultStoreLimits: StoreLimits = {
  devices: 100_000,
  queue: 1000,
  history: 1000,
  events: 1000,
  packages: 1000,
  packageOctets: 256 * 1024 * 1024,
};

/** A limit of the store is reached. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

interface Shelf {
  readonly waiting: Map<string, Operation>;
  readonly finished: Map<string, Operation>;
  readonly events: DeviceEvent[];
}

const isOpen = ({ state }: Operation): boolean => state === 'queued' || state === 'sent';

export class Store {
  protected readonly devices = new Map<string, Device>();
  protected readonly packages = new Map<string, Package>();
  private readonly shelves = new Map<string, Shelf>();
  private readonly owners = new Map<string, string>();
  private counter = 0;

  constructor(protected readonly limits: StoreLimits = defaultStoreLimits) {}

  /** All changes within are kept together or not at all. */
  transaction<T>(work: () => T): T {
    return work();
  }

  close(): void {}

  /** A number greater than all before. */
  nextOrder(): number {
    this.counter += 1;
    return this.counter;
  }

  device(id: string): Device | undefined {
    return this.devices.get(id);
  }

  allDevices(): IterableIterator<Device> {
    return this.devices.values();
  }

  /** @throws StoreFull */
  putDevice(device: Device): void {
    if (!this.devices.has(device.id) && this.devices.size >= this.limits.devices) {
      throw new StoreFull(`no more than ${this.limits.devices} devices`);
    }
    this.devices.set(device.id, device);
    this.save('device', device.id, device);
  }

  /** Forgets a device with all its operations and events. */
  removeDevice(id: string): void {
    const shelf = this.shelf(id);
    for (const operation of [...shelf.waiting.values(), ...shelf.finished.values()]) this.forget(operation);
    for (const event of shelf.events) this.erase('event', String(event.order));
    this.shelves.delete(id);
    this.devices.delete(id);
    this.erase('device', id);
  }

  operation(id: string): Operation | undefined {
    const owner = this.owners.get(id);
    const shelf = owner === undefined ? undefined : this.shelf(owner);
    return shelf?.waiting.get(id) ?? shelf?.finished.get(id);
  }

  /** In the order in which they were asked for. */
  operationsOf(device: string): Operation[] {
    const shelf = this.shelf(device);
    return [...shelf.finished.values(), ...shelf.waiting.values()].sort((a, b) => a.order - b.order);
  }

  /** What waits to be sent, oldest first. */
  queued(device: string): Operation[] {
    return [...this.shelf(device).waiting.values()]
      .filter(({ state }) => state === 'queued')
      .sort((a, b) => a.order - b.order);
  }

  /** @throws StoreFull for a new operation of a device that has too many waiting */
  putOperation(operation: Operation): void {
    const shelf = this.shelf(operation.device);
    const known = this.owners.has(operation.id);
    if (!known && shelf.waiting.size >= this.limits.queue) {
      throw new StoreFull(`no more than ${this.limits.queue} operations wait for one device`);
    }
    this.owners.set(operation.id, operation.device);
    this.counter = Math.max(this.counter, operation.order);
    if (isOpen(operation)) shelf.waiting.set(operation.id, operation);
    else {
      shelf.waiting.delete(operation.id);
      shelf.finished.set(operation.id, operation);
    }
    this.save('operation', operation.id, operation);
    const oldest = shelf.finished.size > this.limits.history ? shelf.finished.values().next().value : undefined;
    if (oldest) {
      shelf.finished.delete(oldest.id);
      this.forget(oldest);
    }
  }

  eventsOf(device: string): readonly DeviceEvent[] {
    return this.shelf(device).events;
  }

  putEvent(event: DeviceEvent): void {
    const { events } = this.shelf(event.device);
    this.counter = Math.max(this.counter, event.order);
    events.push(event);
    this.save('event', String(event.order), event);
    if (events.length > this.limits.events) this.erase('event', String(events.shift()!.order));
  }

  package(id: string): Package | undefined {
    return this.packages.get(id);
  }

  allPackages(): IterableIterator<Package> {
    return this.packages.values();
  }

  /** @throws StoreFull */
  putPackage(one: Package): void {
    if (this.packages.size >= this.limits.packages) {
      throw new StoreFull(`no more than ${this.limits.packages} packages`);
    }
    const held = [...this.packages.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (held + one.bytes.length > this.limits.packageOctets) {
      throw new StoreFull(`no more than ${this.limits.packageOctets} octets of packages`);
    }
    this.packages.set(one.id, one);
    this.save('package', one.id, one);
  }

  removePackage(id: string): void {
    this.packages.delete(id);
    this.erase('package', id);
  }

  /** For subclasses: a record is new or has changed. */
  protected save(_kind: RecordKind, _id: string, _record: StoredRecord): void {}

  /** For subclasses: a record is gone. */
  protected erase(_kind: RecordKind, _id: string): void {}

  private forget(operation: Operation): void {
    this.owners.delete(operation.id);
    this.erase('operation', operation.id);
  }

  private shelf(device: string): Shelf {
    const known = this.shelves.get(device);
    if (known) return known;
    const made: Shelf = { waiting: new Map(), finished: new Map(), events: [] };
    if (this.devices.has(device)) this.shelves.set(device, made);
    return made;
  }
}

export type RecordKind = 'device' | 'operation' | 'event' | 'package';
export type StoredRecord = Device | Operation | DeviceEvent | Package;
