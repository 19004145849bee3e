/** Every rule there is; each file holds those of one topic. */
import { abortIsFinal, alertCodes, eventItems, genericAlert } from './alerts';
import { answersChallenge, credentialsRight, credLayout, macNotInCred, sameAuthType } from './auth';
import { cmdIdNotZero, cmdIdPresent, cmdIdUnique } from './command-ids';
import {
  atomicAfterNo,
  atomicContent,
  atomicOutcome,
  sequenceAfterNo,
  sequenceContent,
  sequenceStatus,
} from './containers';
import { clientCommands, commandTargets, credInHeaderOnly, itemData, unusedElements } from './elements';
import { contentType, httpAccept, httpPost, respUriFollowed } from './http';
import { chunkIsLast, chunkSize, maxMsgSize, maxObjSize } from './large-object';
import { grammar, headerAndBody, metInfNamespace, rootNamespace, uriCharset, wellFormed } from './message';
import type { Rule } from './rule';
import {
  addresses,
  addressesSwap,
  msgIdCounts,
  msgIdUnique,
  sessionIdForm,
  sessionIdPresent,
  sessionIdStays,
} from './session';
import { listParts, nodeUris } from './uris';
import { verDtd, verProto } from './version';
import { wbxmlPublicId, wbxmlTokens, wbxmlVersion } from './wbxml';

export const rules: readonly Rule[] = [
  alertCodes,
  abortIsFinal,
  eventItems,
  genericAlert,
  credLayout,
  macNotInCred,
  sameAuthType,
  answersChallenge,
  credentialsRight,
  cmdIdPresent,
  cmdIdUnique,
  cmdIdNotZero,
  atomicContent,
  sequenceContent,
  atomicOutcome,
  sequenceStatus,
  sequenceAfterNo,
  atomicAfterNo,
  credInHeaderOnly,
  unusedElements,
  itemData,
  clientCommands,
  commandTargets,
  contentType,
  httpPost,
  httpAccept,
  respUriFollowed,
  chunkSize,
  chunkIsLast,
  maxMsgSize,
  maxObjSize,
  wellFormed,
  grammar,
  headerAndBody,
  rootNamespace,
  metInfNamespace,
  uriCharset,
  sessionIdPresent,
  sessionIdStays,
  sessionIdForm,
  msgIdUnique,
  msgIdCounts,
  addresses,
  addressesSwap,
  nodeUris,
  listParts,
  verDtd,
  verProto,
  wbxmlVersion,
  wbxmlPublicId,
  wbxmlTokens,
];
