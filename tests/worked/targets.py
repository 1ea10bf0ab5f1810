#!/usr/bin/env python3
"""Energy and macros of twenty-odd people, worked out a second time from the published formulas alone.

It shares no code with the planner. `python3 targets.py > targets.jsonl` writes the cases that `nutrition_targets` holds the planner
against; each line has the profile and the figures expected, to the rounding of the planner (energy in steps of 10, grams whole).
"""

import json
import math

FACTOR = {"sedentary": 1.2, "light": 1.375, "moderate": 1.55, "active": 1.725, "very_active": 1.9}


def half_up(value):
    """Rounds as a person does: one half goes up."""
    return math.floor(value + 0.5)


def at_rest(p):
    """Mifflin-St Jeor 1990, or Katch-McArdle where body fat is known."""
    if "body_fat_pct" in p:
        return 370 + 21.6 * p["weight_kg"] * (1 - p["body_fat_pct"] / 100)
    by_sex = {"male": 5, "female": -161, "unspecified": -78}[p["sex"]]
    return 10 * p["weight_kg"] + 6.25 * p["height_cm"] - 5 * p["age"] + by_sex


def young(p):
    """IOM 2005, ages 9 to 18: the whole day."""
    girl = {"sedentary": 1.0, "light": 1.16, "moderate": 1.31, "active": 1.31, "very_active": 1.56}[p["activity"]]
    boy = {"sedentary": 1.0, "light": 1.13, "moderate": 1.26, "active": 1.26, "very_active": 1.42}[p["activity"]]
    metres = p["height_cm"] / 100

    def girls(pa):
        return 135.3 - 30.8 * p["age"] + pa * (10 * p["weight_kg"] + 934 * metres) + 25

    def boys(pa):
        return 88.5 - 61.9 * p["age"] + pa * (26.7 * p["weight_kg"] + 903 * metres) + 25

    return (girls(1.0) / 1.2, girls(girl)) if p["sex"] == "female" else (boys(1.0) / 1.2, boys(boy))


def spent(p):
    """Energy at rest and over the day."""
    if p["age"] < 19:
        rest, day = young(p)
    else:
        rest = at_rest(p)
        day = rest * FACTOR[p["activity"]]
    if "pregnancy_trimester" in p:
        day += {1: 0, 2: 340, 3: 452}[p["pregnancy_trimester"]]
    elif "lactation_months" in p:
        day += {"0-6": 330, "7-12": 400}[p["lactation_months"]]
    return rest, day


def fat_free(p, bmi):
    """As told, or Deurenberg 1991."""
    if "body_fat_pct" in p:
        fat = p["body_fat_pct"]
    else:
        man = {"male": 1, "female": 0, "unspecified": 0.5}[p["sex"]]
        fat = min(max(1.2 * bmi + 0.23 * p["age"] - 10.8 * man - 5.4, 5), 60)
    return p["weight_kg"] * (1 - fat / 100)


def eaten(p, day, bmi):
    """Energy to eat, guards included."""
    conditions = p.get("conditions", [])
    for_two = "pregnancy_trimester" in p or "lactation_months" in p
    light = bmi < (20 if p["age"] >= 65 else 18.5)
    never_less = for_two or light or p["age"] < 18 or "eating_disorder_history" in conditions
    target = p.get("target_weight_kg")
    wanted = day
    if "kcal" in p:
        wanted = p["kcal"]
    elif p["goal"] == "lose_fat" and not never_less and not (target and target >= p["weight_kg"]):
        healthy = (20 if p["age"] >= 65 else 18.5) * (p["height_cm"] / 100) ** 2
        if not target or target >= healthy:
            rate = min(p.get("rate_kg_per_week", 0.5), 0.01 * p["weight_kg"], 1.0)
            wanted = day - min(rate * 1100, 0.25 * day, 1000)
    elif p["goal"] == "build_muscle":
        if "rate_kg_per_week" in p:
            share = min(max(min(p["rate_kg_per_week"], 0.005 * p["weight_kg"]) * 1100 / day, 0.05), 0.15)
        else:
            share = 0.05 if p.get("experience") == "advanced" else 0.10
        wanted = day + min(share * day, 500)
    if never_less:
        least = day
    else:
        minutes = p.get("minutes_per_session", 45) * p.get("days_per_week", 3) / 7
        training = 2.5 * 3.5 * p["weight_kg"] / 200 * minutes
        least = max(day - min(0.25 * day, 1000), min(30 * fat_free(p, bmi) + training, day))
    floor = 1800 if for_two else 1200 if p["sex"] == "female" else 1500
    least = math.ceil(max(least, floor) / 10) * 10
    return half_up(max(wanted, least) / 10) * 10


def shared_out(p, kcal, bmi):
    """Protein, fat and carbohydrate in grams."""
    at_25 = 25 * (p["height_cm"] / 100) ** 2
    weight = at_25 + 0.25 * (p["weight_kg"] - at_25) if bmi >= 30 else p["weight_kg"]
    low, usual, _ = {"build_muscle": (1.6, 1.8, 2.2), "gain_strength": (1.6, 1.8, 2.2), "lose_fat": (1.6, 1.8, 2.2),
                     "endurance": (1.2, 1.4, 1.8), "general_health": (1.2, 1.4, 1.6), "maintain": (1.2, 1.4, 1.6)}[p["goal"]]
    if "vegan" in p.get("diets", []):
        usual *= 1.1
    if "kidney_disease" in p.get("conditions", []):
        low, usual = 0.8, 0.8
    cap = min(3.1 * weight, 0.35 * kcal / 4)
    protein = min(usual * weight, cap)
    fat_least = max(0.2 * kcal / 9, min(0.6 * weight, 0.35 * kcal / 9))
    if "keto" in p.get("diets", []) or "low_carb" in p.get("diets", []):
        carb = 0.9 * (50 if "keto" in p["diets"] else min(130, 0.26 * kcal / 4))
        return protein, max((kcal - 4 * protein - 4 * carb) / 9, fat_least), carb
    carb_least = 175 if "pregnancy_trimester" in p else 210 if "lactation_months" in p else 130
    fat = max(0.3 * kcal / 9, fat_least)
    carb = (kcal - 4 * protein - 9 * fat) / 4
    if carb < carb_least:
        fat = fat_least
        carb = (kcal - 4 * protein - 9 * fat) / 4
    if carb < carb_least:
        protein = min(protein, max((kcal - 9 * fat - 4 * carb_least) / 4, half_up(min(low * weight, cap))))
        carb = max((kcal - 4 * protein - 9 * fat) / 4, 0)
    return protein, fat, carb


def person(age, sex, height_cm, weight_kg, activity, goal, **more):
    return dict(age=age, sex=sex, height_cm=height_cm, weight_kg=weight_kg, activity=activity, goal=goal, **more)


PEOPLE = [
    person(34, "female", 165, 68, "light", "lose_fat"),
    person(34, "female", 165, 68, "light", "lose_fat", rate_kg_per_week=1.0, days_per_week=4, minutes_per_session=60),
    person(28, "male", 180, 80, "moderate", "build_muscle"),
    person(28, "male", 180, 80, "moderate", "build_muscle", experience="advanced"),
    person(28, "male", 180, 80, "moderate", "build_muscle", rate_kg_per_week=0.5),
    person(45, "male", 175, 110, "sedentary", "lose_fat"),
    person(45, "male", 175, 110, "sedentary", "lose_fat", rate_kg_per_week=1.5),
    person(71, "male", 172, 78, "light", "general_health"),
    person(70, "female", 160, 50, "sedentary", "lose_fat"),
    person(52, "female", 158, 95, "sedentary", "lose_fat", rate_kg_per_week=1.0),
    person(30, "female", 170, 65, "active", "endurance", days_per_week=5, minutes_per_session=60),
    person(31, "female", 168, 66, "light", "general_health", pregnancy_trimester=1),
    person(31, "female", 168, 70, "light", "general_health", pregnancy_trimester=2),
    person(31, "female", 168, 76, "sedentary", "lose_fat", pregnancy_trimester=3),
    person(33, "female", 162, 60, "light", "lose_fat", lactation_months="0-6"),
    person(33, "female", 162, 60, "light", "maintain", lactation_months="7-12"),
    person(25, "male", 178, 75, "very_active", "gain_strength", body_fat_pct=12),
    person(38, "female", 172, 80, "moderate", "lose_fat", body_fat_pct=32),
    person(40, "unspecified", 170, 70, "light", "maintain"),
    person(40, "unspecified", 170, 70, "sedentary", "lose_fat"),
    person(26, "female", 171, 52, "moderate", "lose_fat"),
    person(22, "female", 165, 55, "light", "lose_fat", conditions=["eating_disorder_history"]),
    person(16, "male", 176, 66, "active", "build_muscle"),
    person(15, "female", 162, 56, "light", "lose_fat"),
    person(36, "male", 183, 92, "light", "lose_fat", diets=["vegan"]),
    person(36, "male", 183, 92, "light", "lose_fat", diets=["keto"]),
    person(36, "female", 166, 74, "light", "lose_fat", diets=["low_carb"]),
    person(60, "male", 174, 82, "sedentary", "general_health", conditions=["kidney_disease"]),
    person(29, "female", 163, 58, "moderate", "maintain", kcal=900),
    person(29, "male", 185, 90, "moderate", "maintain", kcal=3100),
    person(24, "female", 150, 42, "sedentary", "lose_fat", target_weight_kg=40),
]

for one in PEOPLE:
    body_mass = one["weight_kg"] / (one["height_cm"] / 100) ** 2
    rest, day = spent(one)
    kcal = eaten(one, day, body_mass)
    protein, fat, carb = shared_out(one, kcal, body_mass)
    expected = dict(bmr_kcal=half_up(rest), tdee_kcal=half_up(day), kcal=kcal, protein_g=half_up(protein), fat_g=half_up(fat), carb_g=half_up(carb))
    print(json.dumps(dict(profile=one, expected=expected)))
