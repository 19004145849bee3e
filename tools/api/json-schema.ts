/** `oma-assay/json-schema`: what validators made by `assay generate json-schema` lean on. */
import equalModule from 'ajv/dist/runtime/equal';
import ucs2lengthModule from 'ajv/dist/runtime/ucs2length';
import { fullFormats } from 'ajv-formats/dist/formats';

export const equal = equalModule;
export const ucs2length = ucs2lengthModule;
export const formats = { fullFormats };
