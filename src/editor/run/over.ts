/** Handed to **Run Prompt** behind the prompt's place: the user has said to make this one call over their hard budgets. */
export const overBudget = 'over-budget';
