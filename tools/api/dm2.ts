/** `oma-assay/dm2`: types and validators of the DM 2.0 packages. */
export * from '../../generated/dm2';
