export * from '../../shared/defect';
