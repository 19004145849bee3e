/** `oma-assay/push`: what wakes a device: notifications (package 0), WSP pushes, SMS. */
export * from '../../generated/binary/package0';
export * from '../../generated/binary/sms';
export * from '../../generated/binary/wsp';
export type { BinaryOptions, StrictBinary } from '../wire/binary-log';
