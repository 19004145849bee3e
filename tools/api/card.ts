/** `oma-assay/card`: the files of a smart card that carry a bootstrap. */
export * from '../../generated/binary/pkcs15';
export type { BinaryOptions, StrictBinary } from '../wire/binary-log';
