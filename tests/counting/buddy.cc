// Counts the models of a formula in DIMACS with BuDDy, to the last digit, as a witness of what `scenario explore` counts.
//   g++ -O2 -o buddy buddy.cc -lbdd -lgmpxx -lgmp && scenario export cuba-1962 | ./buddy
// It knows nothing of packs, and takes nothing from the comments of the file: every variable is counted.
#include <algorithm>
#include <cstdlib>
#include <gmpxx.h>
#include <iostream>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>
// BuDDy's own operators on bdd.
#include <bdd.h>

// The models of a node over all variables from a place in the order on.
static mpz_class Count(const bdd& node, int place, int places, std::map<int, mpz_class>& known) {
  const bool is_leaf = node == bddtrue || node == bddfalse;
  const int own = is_leaf ? places : bdd_var2level(bdd_var(node));
  auto found = known.find(node.id());
  if (found == known.end()) {
    mpz_class models = node == bddtrue ? 1 : 0;
    if (!is_leaf) models = Count(bdd_low(node), own + 1, places, known) + Count(bdd_high(node), own + 1, places, known);
    found = known.emplace(node.id(), models).first;
  }
  mpz_class free;
  mpz_ui_pow_ui(free.get_mpz_t(), 2, own - place);
  return found->second * free;
}

int main() {
  int variables = -1;
  std::vector<std::vector<int>> clauses;
  std::string word;
  while (std::cin >> word) {
    if (word == "c") {
      std::cin.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    } else if (word == "p") {
      int number;
      std::cin >> word >> variables >> number;
    } else {
      std::vector<int> clause;
      for (int literal = std::stoi(word); literal != 0; std::cin >> literal) clause.push_back(literal);
      if (clause.empty()) {
        std::cout << "0\n";
        return 0;
      }
      clauses.push_back(clause);
    }
  }
  if (variables < 1) {
    std::cerr << "This is no formula in DIMACS: it has no line `p cnf`.\n";
    return 2;
  }

  // A variable stands behind all those with smaller numbers that share a clause with it in which it is the last, or else in the order of the file.
  for (auto& clause : clauses) {
    std::sort(clause.begin(), clause.end(), [](int a, int b) { return std::abs(a) < std::abs(b); });
  }
  std::sort(clauses.begin(), clauses.end(), [](const std::vector<int>& a, const std::vector<int>& b) { return std::abs(a.back()) < std::abs(b.back()); });
  std::vector<int> depth(variables + 1);
  for (const auto& clause : clauses) {
    for (std::size_t i = 0; i + 1 < clause.size(); i++) {
      const int before = std::abs(clause[i]);
      int& own = depth[std::abs(clause.back())];
      own = std::max(own, depth[before] == 0 ? before : depth[before]);
    }
  }
  std::vector<std::pair<int, int>> order(variables + 1);
  for (int variable = 1; variable <= variables; variable++) order[variable] = {depth[variable] == 0 ? variable : depth[variable], variable};
  std::sort(order.begin() + 1, order.end());
  std::vector<int> place(variables + 1);
  for (int at = 1; at <= variables; at++) place[order[at].second] = at - 1;

  bdd_init(4000000, 400000);
  bdd_setmaxincrease(4000000);
  bdd_gbc_hook(nullptr);
  bdd_setvarnum(variables);

  // Clauses are joined from the last variable of the order to the first, so that what is joined stays small.
  std::stable_sort(clauses.begin(), clauses.end(), [&](const std::vector<int>& a, const std::vector<int>& b) {
    const auto first = [&](const std::vector<int>& clause) {
      int least = variables;
      for (int literal : clause) least = std::min(least, place[std::abs(literal)]);
      return least;
    };
    return first(a) > first(b);
  });
  bdd all = bddtrue;
  for (const auto& clause : clauses) {
    bdd any = bddfalse;
    for (int literal : clause) any |= literal > 0 ? bdd_ithvar(place[literal]) : bdd_nithvar(place[-literal]);
    all &= any;
  }
  std::map<int, mpz_class> known;
  std::cout << Count(all, 0, variables, known) << "\n";
}
