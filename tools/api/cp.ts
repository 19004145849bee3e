/** `oma-assay/cp`: typed documents of client provisioning (wap-provisioningdoc 1.0 and 1.1), XML and WBXML. */
export * from '../../generated/cp-1.1';
