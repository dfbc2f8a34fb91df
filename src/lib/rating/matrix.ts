/** A square matrix, row-major. */
export interface SquareMatrix {
  readonly size: number;
  readonly values: Float64Array;
}

/** A matrix of zeros. */
export function createMatrix(size: number): SquareMatrix {
  return { size, values: new Float64Array(size * size) };
}

/**
 * The lower triangle L with L Lᵀ = the matrix, which must be symmetric and positive definite
 * (Golub and Van Loan, "Matrix Computations", section 4.2).
 *
 * @throws RangeError where it is not positive definite
 */
export function factorize({ size, values }: SquareMatrix): SquareMatrix {
  const lower = createMatrix(size);
  const { values: l } = lower;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = values[i * size + j]!;
      for (let m = 0; m < j; m += 1) sum -= l[i * size + m]! * l[j * size + m]!;
      if (i !== j) {
        l[i * size + j] = sum / l[j * size + j]!;
      } else if (sum > 0) {
        l[i * size + i] = Math.sqrt(sum);
      } else {
        throw new RangeError('Cannot factorize a matrix that is not positive definite');
      }
    }
  }
  return lower;
}

/** The solution x of L Lᵀ x = right-hand side, for a triangle made by {@link factorize}. */
export function solveFactorized(
  { size, values: l }: SquareMatrix,
  rightHandSide: Float64Array,
): Float64Array {
  const x = Float64Array.from(rightHandSide);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) x[i]! -= l[i * size + j]! * x[j]!;
    x[i]! /= l[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < size; j += 1) x[i]! -= l[j * size + i]! * x[j]!;
    x[i]! /= l[i * size + i]!;
  }
  return x;
}

/** The inverse of a symmetric positive definite matrix: (L⁻¹)ᵀ L⁻¹. */
export function invert(matrix: SquareMatrix): SquareMatrix {
  const { size } = matrix;
  const inverted = invertTriangle(factorize(matrix)).values;
  const inverse = createMatrix(size);
  const { values } = inverse;
  for (let m = 0; m < size; m += 1) {
    for (let i = 0; i <= m; i += 1) {
      const factor = inverted[m * size + i]!;
      for (let j = 0; j <= i; j += 1) values[i * size + j]! += factor * inverted[m * size + j]!;
    }
  }
  mirrorLower(inverse);
  return inverse;
}

/** The inverse of a lower triangle, row by row from the rows above. */
function invertTriangle({ size, values: l }: SquareMatrix): SquareMatrix {
  const inverse = createMatrix(size);
  const { values } = inverse;
  for (let i = 0; i < size; i += 1) {
    const pivot = l[i * size + i]!;
    for (let m = 0; m < i; m += 1) {
      const factor = l[i * size + m]! / pivot;
      for (let j = 0; j <= m; j += 1) values[i * size + j]! -= factor * values[m * size + j]!;
    }
    values[i * size + i] = 1 / pivot;
  }
  return inverse;
}

/** Copies what is below the diagonal to above it. */
export function mirrorLower({ size, values }: SquareMatrix): void {
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) values[j * size + i] = values[i * size + j]!;
  }
}

/** The matrix product. */
export function multiply(left: SquareMatrix, right: SquareMatrix): SquareMatrix {
  const { size } = left;
  const product = createMatrix(size);
  const { values } = product;
  for (let i = 0; i < size; i += 1) {
    for (let m = 0; m < size; m += 1) {
      const factor = left.values[i * size + m]!;
      for (let j = 0; j < size; j += 1) {
        values[i * size + j]! += factor * right.values[m * size + j]!;
      }
    }
  }
  return product;
}

/** The product B M B of two symmetric matrices, symmetric itself to the last bit. */
export function multiplyAround(bread: SquareMatrix, middle: SquareMatrix): SquareMatrix {
  const { size } = bread;
  const half = multiply(bread, middle).values;
  const product = createMatrix(size);
  const { values } = product;
  for (let i = 0; i < size; i += 1) {
    for (let m = 0; m < size; m += 1) {
      const factor = half[i * size + m]!;
      for (let j = 0; j <= i; j += 1) values[i * size + j]! += factor * bread.values[m * size + j]!;
    }
  }
  mirrorLower(product);
  return product;
}
