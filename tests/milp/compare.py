#!/usr/bin/env python3
"""Holds the meal optimiser against a mixed-integer program: same dishes, same objective, same hard rules, one run.

    cargo run --release -p fettle-tests --example meal_instances -- 100 99 1 60 80 > instances.jsonl
    python -m venv venv && venv/bin/pip install highspy
    venv/bin/python tests/milp/compare.py instances.jsonl [seconds for each instance]

The objective is the one that optimiser/src/lib.rs documents; it is stated here anew, term by term, and our week is counted with
this statement, too. HiGHS runs on one thread; both times, and the limit of seconds, are those of a core, whatever else the machine
does. An instance is won when our points are within 1 % of the optimum, or of the bound that HiGHS has proven
when its time is over.
"""

import json
import sys
import time
from collections import defaultdict

import highspy

WITHIN = 0.01


def days_before(dish, day):
    """The days before, of which what was cooked still keeps."""
    return range(max(0, day - min(dish["keeps_days"], 6)), day)


def points(problem, week):
    """The objective, counted plainly."""
    servings, dishes = problem["servings"], problem["dishes"]
    days = len(problem["wished"])
    total = 0.0
    eaten = defaultdict(set)
    for place, at in zip(problem["places"], week):
        total += servings[at]["points"] if at else place["empty"]
        if at:
            assert place["day"] not in eaten[servings[at]["dish"]], "a dish twice on a day"
            eaten[servings[at]["dish"]].add(place["day"])
    minutes = [0.0] * days
    kins = [0] * len(problem["kins"])
    for number, on in eaten.items():
        dish = dishes[number]
        cooked = []
        for day in sorted(on):
            if not cooked or day - cooked[-1] > min(dish["keeps_days"], 6):
                cooked.append(day)
                minutes[day] += dish["minutes"]
        assert len(on) <= dish["most_days"] and len(cooked) <= dish["most_cooks"], "a dish too often"
        total += dish["cook"] * len(cooked) + dish["recook"] * (len(cooked) - 1) + dish["again"] * (len(on) - 1)
        for kin in dish["kins"]:
            kins[kin] += len(on)
    for day in range(days):
        held = [servings[at]["day"] for place, at in zip(problem["places"], week) if place["day"] == day]
        for bounds in (problem["wished"][day], problem["musts"][day]):
            total += bounded(bounds, held)
        total += problem["per_minute"] * max(0.0, minutes[day] - problem["minutes"])
    total += bounded(problem["week"], [servings[at]["week"] for at in week])
    for kin, count in zip(problem["kins"], kins):
        total += kin["points"] * max(0, count - kin["free"])
    return total


def bounded(bounds, held):
    total = 0.0
    for lane in range(len(bounds["least"])):
        amount = sum(lanes[lane] for lanes in held)
        total += bounds["below"][lane] * max(0.0, bounds["least"][lane] - amount)
        total += bounds["above"][lane] * max(0.0, amount - bounds["most"][lane])
    return total


class Program:
    """The mixed-integer program of a problem."""

    def __init__(self, problem):
        self.problem = problem
        self.cost, self.lower, self.upper, self.whole = [], [], [], []
        self.rows = []
        self.offset = 0.0
        self.eats = defaultdict(list)
        self.chosen = [self.place(place) for place in problem["places"]]
        eaten, cooked = self.dishes()
        self.days(cooked)
        columns = [column for choice in self.chosen for column in choice.items()]
        self.bounds(problem["week"], "week", columns)
        for number, kin in enumerate(problem["kins"]):
            members = [column for (dish, _), column in eaten.items() if number in problem["dishes"][dish]["kins"]]
            if kin["points"] > 0 and len(members) > kin["free"]:
                self.beyond([(column, 1.0) for column in members], kin["free"], kin["points"])

    def column(self, cost=0.0, upper=highspy.kHighsInf, whole=False):
        self.cost.append(cost)
        self.lower.append(0.0)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, lower, upper, terms):
        self.rows.append((lower, upper, terms))

    def beyond(self, terms, most, price):
        """`price` for each unit of the terms beyond `most`."""
        over = self.column(price)
        self.row(-highspy.kHighsInf, most, terms + [(over, -1.0)])

    def place(self, place):
        """One serving at most; leaving a place empty costs what it costs."""
        choice = {}
        for at in range(place["first"], place["end"]):
            serving = self.problem["servings"][at]
            column = self.column(serving["points"] - place["empty"], 1.0, True)
            choice[column] = at
            self.eats[serving["dish"], place["day"]].append(column)
        self.offset += place["empty"]
        self.row(-highspy.kHighsInf, 1.0, [(column, 1.0) for column in choice])
        return choice

    def dishes(self):
        """Eaten at most once a day; cooked unless a leftover is there."""
        eaten, cooked = {}, {}
        for (number, day), columns in sorted(self.eats.items()):
            eaten[number, day] = self.column(0.0, 1.0)
            self.row(0.0, 0.0, [(column, 1.0) for column in columns] + [(eaten[number, day], -1.0)])
        by_dish = defaultdict(list)
        for number, day in eaten:
            by_dish[number].append(day)
        for number, days in by_dish.items():
            dish = self.problem["dishes"][number]
            self.row(-highspy.kHighsInf, dish["most_days"], [(eaten[number, day], 1.0) for day in days])
            if len(days) > 1:
                self.beyond([(eaten[number, day], 1.0) for day in days], 1.0, dish["again"])
            if dish["cook"] == dish["recook"] == dish["minutes"] == 0.0 and dish["most_cooks"] >= 7:
                continue
            for day in days:
                cooked[number, day] = self.column(dish["cook"], 1.0)
                before = [cooked[number, other] for other in days_before(dish, day) if (number, other) in cooked]
                terms = [(cooked[number, day], 1.0), (eaten[number, day], -1.0)]
                self.row(-highspy.kHighsInf, 0.0, terms)
                self.row(0.0, highspy.kHighsInf, terms + [(column, 1.0) for column in before])
                if before:
                    self.row(-highspy.kHighsInf, 1.0, [(cooked[number, day], 1.0)] + [(column, 1.0) for column in before])
            cooks = [(cooked[number, day], 1.0) for day in days]
            self.row(-highspy.kHighsInf, dish["most_cooks"], cooks)
            if len(days) > 1:
                self.beyond(cooks, 1.0, dish["recook"])
        return eaten, cooked

    def days(self, cooked):
        for day in range(len(self.problem["wished"])):
            places = zip(self.problem["places"], self.chosen)
            columns = [column for place, choice in places if place["day"] == day for column in choice.items()]
            self.bounds(self.problem["wished"][day], "day", columns)
            self.bounds(self.problem["musts"][day], "day", columns)
            minutes = [(column, self.problem["dishes"][number]["minutes"]) for (number, on), column in cooked.items() if on == day]
            self.beyond(minutes, self.problem["minutes"], self.problem["per_minute"])

    def bounds(self, bounds, span, columns):
        for lane in range(len(bounds["least"])):
            held = [(column, self.problem["servings"][at][span][lane]) for column, at in columns]
            if bounds["below"][lane] > 0.0:
                self.beyond([(column, -amount) for column, amount in held], -bounds["least"][lane], bounds["below"][lane])
            if bounds["above"][lane] > 0.0:
                self.beyond(held, bounds["most"][lane], bounds["above"][lane])

    def solve(self, seconds):
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self.cost, self.lower, self.upper
        lp.offset_ = self.offset
        lp.integrality_ = [highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in self.whole]
        lp.row_lower_ = [lower for lower, _, _ in self.rows]
        lp.row_upper_ = [upper for _, upper, _ in self.rows]
        starts, index, value = [0], [], []
        for _, _, terms in self.rows:
            index += [column for column, amount in terms if amount != 0.0]
            value += [amount for _, amount in terms if amount != 0.0]
            starts.append(len(index))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, index, value
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("mip_rel_gap", 1e-4)
        solver.passModel(lp)
        begun = time.process_time()

        def stop_in_time(event):
            if time.process_time() - begun > seconds:
                event.interrupt()

        solver.cbMipInterrupt.subscribe(stop_in_time)
        solver.run()
        taken = time.process_time() - begun
        info = solver.getInfo()
        solved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = solver.getSolution().col_value
        week = [next((at for column, at in choice.items() if values and values[column] > 0.5), 0) for choice in self.chosen]
        return solved, info.objective_function_value, info.mip_dual_bound, taken, week


def main():
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    won = fast = proven = count = ahead = 0
    gaps, speeds, spent = [], [], [0.0, 0.0]
    for line in open(sys.argv[1]):
        instance = json.loads(line)
        problem, ours = instance["problem"], points(instance["problem"], instance["week"])
        assert abs(ours - instance["points"]) <= 1e-3 * max(1.0, ours), "the objective is counted differently"
        solved, best, bound, taken, week = Program(problem).solve(seconds)
        if best < 1e9:
            stated = points(problem, week)
            # A week that isn't proven may be told dearer than it is: HiGHS has not always made the most of it.
            dearer, off = best - stated, 1e-3 * max(1.0, best)
            assert -off <= dearer and (dearer <= off or not solved), f"the program states another objective: {stated} {best}"
            best = min(best, stated)
        gap = (ours - bound) / max(abs(bound), 1e-9)
        speed = taken * 1000.0 / max(instance["ms"], 0.5)
        count, won, proven = count + 1, won + (gap <= WITHIN), proven + solved
        fast, ahead = fast + (speed >= 50.0), ahead + (ours <= best + 1e-6)
        gaps.append(gap)
        spent = [spent[0] + instance["ms"] / 1000.0, spent[1] + taken]
        speeds.append(speed)
        print(
            f"{instance['id']:>4}: ours {ours:9.3f} in {instance['ms']:6.1f} ms; HiGHS {best:9.3f}, bound {bound:9.3f}"
            f"{' (optimal)' if solved else ''} in {taken:6.1f} s; over the bound {gap * 100.0:6.2f} %; {speed:7.0f} times faster",
            flush=True,
        )
    gaps.sort()
    speeds.sort()
    print(f"within 1 % of the optimum or the proven bound: {won} of {count}; at least as good as HiGHS's own week: {ahead}")
    print(f"proven optimal by HiGHS in {seconds:.0f} s: {proven}; gap p50 {gaps[count // 2] * 100:.2f} %, most {gaps[-1] * 100:.2f} %")
    print(f"at least 50 times faster: {fast} of {count}; p50 {speeds[count // 2]:.0f} times, least {speeds[0]:.0f} times")
    print(f"all {count}: ours in {spent[0]:.1f} s, HiGHS in {spent[1]:.0f} s of a core: {spent[1] / max(spent[0], 1e-3):.0f} times")
    return 0 if won * 100 >= count * 95 and fast * 100 >= count * 95 else 1


if __name__ == "__main__":
    sys.exit(main())
