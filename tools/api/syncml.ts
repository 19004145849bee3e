/** `oma-assay/syncml`: typed SyncML messages of DM 1.x, XML and WBXML. */
export * from '../../generated/syncml-1.2';
