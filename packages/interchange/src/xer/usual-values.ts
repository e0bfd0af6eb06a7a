/** Nothing a person says about the plan: P6's housekeeping, or what it computes from the rest. */
const ALWAYS = true;

/**
 * Columns of the tables that are read whose values need no mention when they are left out:
 * at any value, or at those that P6 presets. `0`, `N` and empty need none anywhere but in
 * columns that have a list here.
 */
export const USUAL_VALUES: {
  readonly [table: string]: { readonly [column: string]: true | readonly string[] };
} = {
  CURRTYPE: everything(
    'curr_symbol decimal_symbol digit_group_symbol pos_curr_fmt_type neg_curr_fmt_type curr_type group_digit_cnt',
  ),
  PROJECT: {
    ...everything(
      'guid add_date add_by_name checkout_flag project_flag last_checksum last_tasksum_date ' +
        'task_code_base task_code_step task_code_prefix task_code_prefix_flag loaded_scope_level ' +
        'batch_sum_flag sum_assign_level wbs_max_sum_level sum_refresh_date trsrcsum_loaded ' +
        'sumtask_loaded scd_end_date source_proj_id last_baseline_update_date last_schedule_date ' +
        'fintmpl_id last_fin_dates_id base_type_id apply_actuals_date matrix_id plan_start_date2 ' +
        'def_complete_pct_type def_duration_type def_qty_type def_rate_type def_task_type ' +
        'def_rollup_dates_flag rsrc_self_add_flag allow_complete_flag rsrc_multi_assign_flag ' +
        'web_local_root_path',
    ),
    fy_start_month_num: ['1'],
    priority_num: ['10'],
    strgy_priority_num: ['500', '100'],
    act_this_per_link_flag: ['Y'],
    act_pct_link_flag: ['Y'],
    rem_target_link_flag: ['Y'],
    use_project_baseline_flag: ['Y'],
  },
  SCHEDOPTIONS: {
    ...everything('schedoptions_id levelprioritylist'),
    sched_outer_depend_type: ['SD_Both'],
    sched_lag_early_start_flag: ['Y'],
    sched_use_project_end_date_for_float: ['Y'],
    level_outer_assign_priority: ['5'],
    level_over_alloc_pct: ['25'],
    level_float_thrs_cnt: ['0', '1'],
    level_keep_sched_date_flag: ['Y'],
    level_all_rsrc_flag: ['Y'],
    limit_multiple_longest_path_calc: ['Y', 'N'],
    max_multiple_longest_path: ['10'],
    use_total_float_multiple_longest_paths: ['Y'],
  },
  CALENDAR: everything('last_chng_date clndr_data'),
  PROJWBS: {
    ...everything('guid tmpl_guid sum_data_flag status_reviewer ev_compute_type'),
    ...everything('ev_etc_compute_type ev_etc_user_value ev_user_pct'),
    est_wt: ['1', '1.0'],
    status_code: ['WS_Open'],
  },
  TASK: {
    ...everything('guid tmpl_guid create_date create_user update_date update_user'),
    ...everything('float_path float_path_order review_type review_end_date'),
    est_wt: ['1', '1.0'],
  },
  TASKPRED: everything('float_path aref arls comments_checksum'),
  RSRC: {
    ...everything('guid rsrc_seq_num last_checksum user_id cost_qty_type load_tasks_flag'),
    def_cost_qty_link_flag: ['Y'],
    auto_compute_act_flag: ['Y'],
    def_qty_per_hr: ['1'],
    curr_id: ['1'],
  },
  ROLES: everything('seq_num def_cost_qty_link_flag cost_qty_type last_checksum guid'),
  TASKRSRC: {
    // Dates and rates of an assignment follow from its activity and its resource.
    ...everything(
      'guid create_date create_user has_rsrchours taskrsrc_sum_id rsrc_type skill_level',
    ),
    ...everything('restart_date reend_date target_start_date target_end_date rem_late_start_date'),
    ...everything('rem_late_end_date cost_per_qty cost_per_qty_source_type relag_drtn_hr_cnt'),
    cost_qty_link_flag: ['Y'],
  },
  PROJCOST: everything('target_qty cost_per_qty contract_manager_import guid'),
  COSTTYPE: everything('seq_num'),
  UMEASURE: everything('seq_num'),
  UDFTYPE: everything('udf_type_name super_flag'),
  UDFVALUE: everything('proj_id'),
  ACTVTYPE: everything('actv_short_len seq_num proj_id wbs_id actv_code_type_scope super_flag'),
  ACTVCODE: everything('seq_num color total_assignments'),
  TASKACTV: everything('proj_id'),
  MEMOTYPE: everything('seq_num eps_flag proj_flag wbs_flag task_flag'),
  TASKMEMO: everything('memo_id'),
  WBSMEMO: everything('wbs_memo_id'),
};

/** Tables about P6 itself, not about any plan. */
export const HOUSEKEEPING_TABLES: ReadonlySet<string> = new Set(['FINTMPL', 'NONWORK', 'PREFER']);

function everything(columns: string): { readonly [column: string]: true } {
  return Object.fromEntries(columns.split(' ').map((column) => [column, ALWAYS]));
}
