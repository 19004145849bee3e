/** Alerts 1224 and 1226 as the third party sees them; one with the Correlator of an operation is its report. */
import { isSuccess } from '../../dm/codes';
import type { Hearing } from './hear';
import type { Alert } from './messages';
import type { EventItem, Operation, OrderedCommand } from './model';
import { asValue } from './values';

/** Reports of one operation; the first stay. */
const MOST_REPORTS = 100;

/** Keeps the Items that the server has accepted. */
export function recordEvent(
  { store, device, now }: Pick<Hearing, 'store' | 'device' | 'now'>,
  alert: Alert,
  code: string,
  codes: readonly string[],
): void {
  const items = (alert.Item ?? [])
    .filter((_, index) => isSuccess(codes[index] ?? codes[0]!))
    .map((item): EventItem => {
      const { Type: type, Format: format, Mark: mark } = item.Meta ?? {};
      return {
        ...(item.Source && { source: item.Source.LocURI }),
        ...(type !== undefined && { type }),
        ...(format !== undefined && { format }),
        ...(mark !== undefined && { mark }),
        ...(item.Data !== undefined && { data: asValue(item.Data, format) }),
      };
    });
  if (items.length === 0 || !store.device(device)) return;
  const correlator = alert.Correlator;
  const operation = correlator === undefined ? undefined : operationWith(store.operationsOf(device), correlator);
  if (operation && operation.reports.length < MOST_REPORTS) {
    store.putOperation({ ...operation, reports: [...operation.reports, ...items] });
  }
  store.putEvent({
    order: store.nextOrder(),
    device,
    at: now().toISOString(),
    code,
    ...(correlator !== undefined && { correlator }),
    items,
  });
}

function operationWith(operations: readonly Operation[], correlator: string): Operation | undefined {
  return operations.findLast(({ id, ordered }) => id === correlator || hasCorrelator(ordered, correlator));
}

function hasCorrelator({ correlator, commands }: OrderedCommand, wanted: string): boolean {
  return correlator === wanted || (commands ?? []).some((inner) => hasCorrelator(inner, wanted));
}
