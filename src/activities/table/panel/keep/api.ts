import { createTablesApi } from '../../../../client/tables.ts';

export const tablesApi = createTablesApi({ base: '' });
