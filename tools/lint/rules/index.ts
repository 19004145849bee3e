/** All rules, in the order of their findings' weight. */
import type { Rule } from '../rule';
import { citationsRule } from './citations';
import { clauseRule } from './clause';
import { codesRule } from './codes';
import { idOrderRule } from './id-order';
import { ledgerRule } from './ledger';
import { referencesRule } from './references';
import { schemaRule } from './schema';
import { textRule } from './text';
import { untestedRule } from './untested';
import { versionsRule } from './versions';

export const rules: readonly Rule[] = [
  schemaRule,
  ledgerRule,
  idOrderRule,
  referencesRule,
  clauseRule,
  textRule,
  versionsRule,
  untestedRule,
  codesRule,
  citationsRule,
];
